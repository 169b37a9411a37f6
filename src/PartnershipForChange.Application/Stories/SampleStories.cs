using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Application.Stories;

/// <summary>An invented story that is public, with a picture in its text, one that is being written, and a figure as the programme published it.</summary>
internal sealed class SampleStories(PortalDbContext db, PictureStore pictures, TimeProvider clock) : ISamplePart
{
    public int Order => 95;

    public async Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var today = clock.Today();
        var text = new StoryText(
            new LocalisedText("Teden, ki se začne z zajtrkom", "A week that begins with breakfast"),
            new LocalisedText(
                "Pred prvim dnem izmenjave gostje in mentorji skupaj zajtrkujejo. Pol ure, brez predstavitev, z dvema vprašanjema.",
                "Before the first day of the exchange guests and mentors have breakfast together. Half an hour, no slides, two questions."),
            new LocalisedText(
                """
                # Dve vprašanji

                1. Kaj vas je pri **drugi strani** že dolgo zanimalo?
                2. Kaj bi pri svojem delu radi pokazali?

                ![](picture:1)

                Odgovori gredo v načrt tedna. Kdor sprašuje prvi dan, tretji dan že pomaga.

                > Vse izzive kroga najdete [na tej strani](/challenges).
                """,
                """
                # Two questions

                1. What have you long wanted to know about **the other side**?
                2. What would you like to show of your own work?

                ![](picture:1)

                The answers go into the plan of the week. Who asks on the first day helps on the third.

                > All challenges of the round are [on this page](/challenges).
                """));
        var story = new Story(text with { Body = LocalisedText.Empty }, MarkdownText.PicturesIn);
        story.AddTextPicture(
            await pictures.Keep(await File.ReadAllBytesAsync(Path.Combine(folder, "stories", "breakfast.png"), cancellation), cancellation),
            new LocalisedText(
                "Risba: modra in oranžna skodelica kave na isti mizi, med njima krožnik z rogljičem.",
                "A drawing: a blue and an orange cup of coffee on one table, a plate with a roll between them."),
            "Risba, na njej ni nikogar.");
        story.Edit(text, MarkdownText.PicturesIn);
        story.Publish(today.AddDays(-3));
        var draft = new Story(new StoryText(
            new LocalisedText("Kaj nas uči deset obrazcev", "What ten forms teach us"),
            LocalisedText.Empty,
            new LocalisedText("Osnutek: dopišite, kaj se je premaknilo.", "Draft: write what has moved.")), MarkdownText.PicturesIn);
        var figure = new PressFigure(
            new PressFigureDetails(
                new LocalisedText("Sodelujoče organizacije v krogu 2016/17", "Organisations in the round of 2016/17"),
                new LocalisedText("8 ministrstev, 46 podjetij", "8 ministries, 46 companies"),
                new DayOrYear(new DateOnly(2017, 1, 1), DatePrecision.Year),
                "amcham.si 2017"),
            today);
        db.AddRange(story, draft, figure);
    }
}
