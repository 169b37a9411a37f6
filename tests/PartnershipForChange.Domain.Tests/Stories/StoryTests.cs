using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Domain.Tests.Stories;

public sealed class StoryTests
{
    private static readonly StoryPicture Picture = new(new string('a', 64), "png", 640, 480);
    private static readonly LocalisedText Words = new("besede", "words");

    [Theory]
    [InlineData("Teden, ki se začne z zajtrkom", "teden-ki-se-zacne-z-zajtrkom")]
    [InlineData("  »Š & Ž«  2027! ", "s-z-2027")]
    public void Its_address_comes_from_its_first_title_and_stays(string title, string slug)
    {
        var story = Story(title);
        Assert.Equal(slug, story.Slug);
        story.Edit(Text("Drug naslov"), PicturesIn);
        Assert.Equal(slug, story.Slug);
    }

    [Fact]
    public void A_long_title_gives_an_address_that_fits() => Assert.Equal(80, Story(new string('a', 150)).Slug.Length);

    [Fact]
    public void A_title_needs_something_to_be_named_by() =>
        Assert.Equal("TitleSl", Rule.Forbids("Rules.TitleWithoutLetters", () => Story("!!!")).Field);

    [Fact]
    public void It_is_published_with_opening_and_body_withdrawn_and_published_again_on_its_first_day()
    {
        var story = Story("Zgodba");
        story.Edit(Text("Zgodba") with { Lead = LocalisedText.Empty }, PicturesIn);
        Assert.Equal("LeadSl", Rule.Forbids("Rules.Required", () => story.Publish(Samples.Today)).Field);
        story.Edit(Text("Zgodba") with { Body = LocalisedText.Empty }, PicturesIn);
        Assert.Equal("BodySl", Rule.Forbids("Rules.Required", () => story.Publish(Samples.Today)).Field);
        Rule.Forbids("Rules.StoryNotPublished", story.Withdraw);
        story.Edit(Text("Zgodba"), PicturesIn);
        story.Publish(Samples.Today);
        Rule.Forbids("Rules.StoryPublished", () => story.Publish(Samples.Today));
        Assert.Equal("BodySl", Rule.Forbids("Rules.Required", () => story.Edit(Text("Zgodba") with { Body = LocalisedText.Empty }, PicturesIn)).Field);

        story.Withdraw();
        Assert.Equal((StoryState.Withdrawn, true), (story.State, story.CanPublish()));
        story.Publish(Samples.Today.AddDays(9));
        Assert.Equal((StoryState.Published, Samples.Today), (story.State, story.PublishedOn!.Value));
    }

    [Fact]
    public void A_picture_says_what_it_shows_and_who_agreed()
    {
        var story = Story("Zgodba");
        Rule.Forbids("Rules.NoPicture", story.RemovePicture);
        Assert.Equal("AlternativeSl", Rule.Forbids("Rules.Required", () => story.Illustrate(Picture, LocalisedText.Empty, "vsi")).Field);
        Assert.Equal("Consent", Rule.Forbids("Rules.Required", () => story.Illustrate(Picture, Words, " ")).Field);
        Assert.Equal("Picture", Rule.Forbids("Rules.PictureTooWide", () => story.Illustrate(Picture with { Height = 8001 }, Words, "vsi")).Field);
        Assert.Null(story.Picture);

        story.Illustrate(Picture, Words, "vsi, 3. 3. 2027");
        Assert.Equal((Picture, Words, "vsi, 3. 3. 2027"), (story.Picture, story.PictureAlternative, story.PictureConsent));
        story.RemovePicture();
        Assert.Equal((null, LocalisedText.Empty, ""), (story.Picture, story.PictureAlternative, story.PictureConsent));
    }

    [Fact]
    public void The_text_places_only_pictures_that_the_story_has_and_that_say_what_they_show()
    {
        var story = Story("Zgodba");
        var text = Text("Zgodba") with { Body = new LocalisedText("uvod #1 konec", "") };
        Assert.Equal("BodySl", Rule.Forbids("Rules.UnknownPicture", () => story.Edit(text, PicturesIn)).Field);

        story.Edit(text with { Body = LocalisedText.Empty }, PicturesIn);
        Assert.Equal(1, story.AddTextPicture(Picture, new LocalisedText("slika", ""), "vsi"));
        Assert.Equal(2, story.AddTextPicture(Picture, Words, "vsi"));
        story.Edit(text, PicturesIn);
        Assert.Equal("BodyEn", Rule.Forbids("Rules.PictureSaysNothing", () => story.Edit(text with { Body = new LocalisedText("x", "#1") }, PicturesIn)).Field);
        Assert.Equal("BodyEn", Rule.Forbids("Rules.UnknownPicture", () => story.Edit(text with { Body = new LocalisedText("x", "#2 #3") }, PicturesIn)).Field);
        foreach (var name in new[] { "#0", "#-1", "#+1", "#1x", "#", "#99999999999" })
        {
            Rule.Forbids("Rules.UnknownPicture", () => story.Edit(text with { Body = new LocalisedText(name, "") }, PicturesIn));
        }

        Assert.Equal("uvod #1 konec", story.Body.Sl);
    }

    [Fact]
    public void A_picture_that_the_text_places_stays_and_the_next_has_a_number_of_its_own()
    {
        var story = Story("Zgodba");
        var (first, second) = (story.AddTextPicture(Picture, Words, "vsi"), story.AddTextPicture(Picture, Words, "vsi"));
        story.Edit(Text("Zgodba") with { Body = new LocalisedText("", "#2") }, PicturesIn);

        Rule.Forbids("Rules.PictureInText", () => story.RemoveTextPicture(story.TextPictures[1], PicturesIn));
        Assert.Equal((1, 2, true), (first, second, story.CanRemoveTextPicture(story.TextPictures[0], PicturesIn)));
        story.RemoveTextPicture(story.TextPictures[0], PicturesIn);

        Assert.Equal(3, story.AddTextPicture(Picture, Words, "vsi"));
        Assert.Equal([2, 3], story.TextPictures.Select(p => p.Number));
    }

    [Fact]
    public void A_picture_in_the_text_says_what_it_shows_in_every_language_of_the_story_and_who_agreed()
    {
        var story = Story("Zgodba");
        Assert.Equal("AlternativeEn", Rule.Forbids("Rules.Required", () => story.AddTextPicture(Picture, new LocalisedText("slika", " "), "vsi")).Field);
        Assert.Equal("AlternativeSl", Rule.Forbids("Rules.Required", () => story.AddTextPicture(Picture, new LocalisedText("", "picture"), "vsi")).Field);
        Assert.Equal("Consent", Rule.Forbids("Rules.Required", () => story.AddTextPicture(Picture, Words, " ")).Field);
        Assert.Equal("Picture", Rule.Forbids("Rules.PictureTooWide", () => story.AddTextPicture(Picture with { Width = 8001 }, Words, "vsi")).Field);
        Assert.Empty(story.TextPictures);

        foreach (var number in Enumerable.Range(1, Domain.Stories.Story.MostTextPictures))
        {
            Assert.Equal(number, story.AddTextPicture(Picture, Words, "vsi"));
        }

        Rule.Forbids("Rules.TooManyPictures", () => story.AddTextPicture(Picture, Words, "vsi"));
        Rule.Forbids("Rules.Required", () => story.DescribeTextPicture(story.TextPictures[0], new LocalisedText("slika", ""), "vsi"));
    }

    [Fact]
    public void A_figure_for_the_press_has_a_date_and_a_source()
    {
        var details = new PressFigureDetails(Words, Words, new DayOrYear(new DateOnly(2017, 6, 1), DatePrecision.Year), "amcham.si");

        Assert.Equal(new DayOrYear(new DateOnly(2017, 1, 1), DatePrecision.Year), new PressFigure(details, Samples.Today).When);
        Assert.Equal("Source", Rule.Forbids("Rules.Required", () => _ = new PressFigure(details with { Source = "" }, Samples.Today)).Field);
        Assert.Equal("ValueSl", Rule.Forbids("Rules.Required", () => _ = new PressFigure(details with { Value = LocalisedText.Empty }, Samples.Today)).Field);
        Assert.Equal("AsOf", Rule.Forbids("Rules.DayToCome", () =>
            _ = new PressFigure(details with { AsOf = new DayOrYear(Samples.Today.AddDays(1), DatePrecision.Day) }, Samples.Today)).Field);
    }

    private static Story Story(string title) => new(Text(title), PicturesIn);

    /// <summary>Stands for the reader of Markdown: a text of these tests is the names of its pictures.</summary>
    private static IReadOnlyList<string> PicturesIn(string markdown) => [.. markdown.Split(' ').Where(word => word.StartsWith('#')).Select(word => word[1..])];

    private static StoryText Text(string title) => new(new LocalisedText(title, ""), Words, Words);
}
