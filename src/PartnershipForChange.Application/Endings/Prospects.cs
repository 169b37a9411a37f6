using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Endings;

/// <summary>What somebody who is released can still expect, so that page and letter promise the same and nothing that has gone by.</summary>
public static class Prospects
{
    public static IEnumerable<string> Of(Text text, Round round, Registration registration, PublishedRuns published)
    {
        if (registration.JoinsExchange && round.Strands.Has(Strand.Exchange))
        {
            yield return text[published.Placements is null ? "Endings.Place.Coming" : "Endings.Place.Late"];
        }

        if (registration.JoinsTeam && round.Strands.Has(Strand.Teams))
        {
            yield return text[published.Teams is null ? "Endings.Teams.Coming" : "Endings.Teams.Late"];
        }
    }
}
