using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.Endings;

/// <summary>
/// Published guests rely on their host place: it keeps their weeks and their seats. Whoever means to end a placement says so, on its
/// page or by withdrawing the whole place before the first of its weeks.
/// </summary>
internal sealed class PublishedGuests(EndingQueries endings, TimeProvider clock) : IHostPlaceReliance
{
    public async Task<DomainRuleException?> WhyNot(HostPlace place, HostPlaceDetails? change, CancellationToken cancellation)
    {
        var guests = (await endings.GuestsOf([place.Id], cancellation))[place.Id];
        return change is null
            ? guests.FirstOrDefault(g => g.HasBegunOn(clock.Today())) is { } begun ? new DomainRuleException("Rules.PlaceHadGuests", begun.Guest, begun.Week) : null
            : guests.GroupBy(g => g.Week).Select(week => WhyNot(week.Key, week.Count(), change)).FirstOrDefault(broken => broken is not null);
    }

    private static DomainRuleException? WhyNot(DateOnly week, int guests, HostPlaceDetails change) =>
        !change.Weeks.Contains(week) ? new DomainRuleException("Rules.WeekHasGuests", week, guests) { Field = nameof(HostPlace.Weeks) }
        : change.PlacesPerWeek < guests ? new DomainRuleException("Rules.PlacesHaveGuests", week, guests) { Field = nameof(HostPlace.PlacesPerWeek) }
        : null;
}
