using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>
/// Before matching there are at least as many stays on offer on each side as guests from the other; until people have
/// registered, as many as the round's settings hope for.
/// </summary>
internal sealed class HostPlaceCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var round = standing.Round;
        if (round.Strands.Exchange != StrandState.On || !standing.IsBetween(PhaseKind.HostPlaces, PhaseKind.Matching))
        {
            yield break;
        }

        foreach (var host in Enum.GetValues<Sector>())
        {
            var guests = standing.Figures.Guests[host.Other()];
            var wanted = host == Sector.Public ? round.Settings.PublicPlacesWanted : round.Settings.BusinessPlacesWanted;
            var (needed, offered) = (Math.Max(guests, wanted), standing.Figures.Stays[host]);
            if (needed > 0)
            {
                yield return new(
                    $"Rounds.Check.Places{host}", offered >= needed, $"/manage/{round.Code}/participations",
                    round.Phase(PhaseKind.HostPlaces)!.To, offered >= needed ? needed : needed - offered, offered, needed);
            }
        }
    }
}
