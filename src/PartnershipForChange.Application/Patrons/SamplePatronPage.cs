using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain.Patrons;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Patrons;

/// <summary>The sheet of the sample round, public, with invented quotes.</summary>
internal sealed class SamplePatronPage(PortalDbContext db, TimeProvider clock) : ISamplePart
{
    public int Order => 90;

    public Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var today = clock.Today();
        var page = new PatronPage(round.Id);
        page.Write(new LocalisedText(
            "Ljudje iz javne uprave in podjetij za teden dni zamenjajo mesta, v mešanih ekipah rešujejo skupne izzive in pokažejo, da sodelovanje deluje.",
            "People from public administration and business swap places for a week, solve common challenges in mixed teams and show that co-operation works."));
        page.AddQuote(
            new LocalisedText("V enem tednu sem razumel več kot prej v desetih letih branja predpisov.", "In one week I understood more than in ten years of reading regulations."),
            new LocalisedText("gost iz podjetja", "a guest from a company"),
            today,
            today);
        page.AddQuote(
            new LocalisedText("Nazaj sem prinesla tri navade, ki ne stanejo nič.", "I brought back three habits that cost nothing."),
            new LocalisedText("gostja z ministrstva", "a guest from a ministry"),
            today,
            today);
        page.TurnOn();
        db.Add(page);
        return Task.CompletedTask;
    }
}
