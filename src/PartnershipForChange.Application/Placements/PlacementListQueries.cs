using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;

namespace PartnershipForChange.Application.Placements;

/// <summary>Everyone a run is to place, one row each, with search and filters. For coordinators.</summary>
public sealed class PlacementListQueries(PortalDbContext db)
{
    public async Task<Page<GuestRow>> List(RunHead head, GuestFilter filter, CancellationToken cancellation)
    {
        var page = await Sorted(Rows(head, filter), filter.Sort).ToPageAsync(filter.Page, cancellation, filter.Size);
        return page.Select(Shown);
    }

    private IQueryable<Row> Rows(RunHead head, GuestFilter filter)
    {
        var rows =
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            from placement in db.Placements.Where(p => p.RunId == head.RunId && p.RegistrationId == registration.Id && p.EndedAt == null).DefaultIfEmpty()
            from place in db.HostPlaces.Where(h => h.Id == placement!.HostPlaceId).DefaultIfEmpty()
            from host in db.Organisations.Where(o => o.Id == place!.OrganisationId).DefaultIfEmpty()
            where registration.RoundId == head.Round.Id
                && (placement != null || (registration.State == RegistrationState.Released && registration.JoinsExchange))
            select new Row
            {
                Registration = registration, Person = person, Organisation = organisation, Placement = placement, Place = place, Host = host,
            };
        if (filter.Side is { } side)
        {
            rows = rows.Where(r => r.Organisation.Sector == side);
        }

        if (Folded.Of(filter.Q) is { Length: > 0 } q)
        {
            rows = rows.Where(r => r.Person.SearchText.Contains(q) || r.Organisation.SearchText.Contains(q) || r.Host!.SearchText.Contains(q));
        }

        return Shown(rows, filter.Show);
    }

    private static IQueryable<Row> Shown(IQueryable<Row> rows, GuestsShown show) => show switch
    {
        GuestsShown.Unplaced => rows.Where(r => r.Placement == null
            || r.Placement.Guest.State == AnswerState.Declined || r.Placement.Host.State == AnswerState.Declined
            || r.Place!.IsWithdrawn).Where(r => r.Registration.State == RegistrationState.Released),
        GuestsShown.OffWishes => rows.Where(r => r.Placement != null && !r.Placement.IsWish),
        GuestsShown.Pinned => rows.Where(r => r.Placement!.IsPinned),
        GuestsShown.Waiting => Standing(rows).Where(r => r.Placement!.Guest.State == AnswerState.Waiting || r.Placement.Host.State == AnswerState.Waiting),
        GuestsShown.Confirmed => Standing(rows).Where(r => r.Placement!.Guest.State == AnswerState.Accepted && r.Placement.Host.State == AnswerState.Accepted),
        GuestsShown.Declined => rows.Where(r => r.Placement!.Guest.State == AnswerState.Declined || r.Placement.Host.State == AnswerState.Declined),
        GuestsShown.FellThrough => rows.Where(r => r.Placement!.Guest.State != AnswerState.Declined && r.Placement.Host.State != AnswerState.Declined
            && (r.Registration.State != RegistrationState.Released || r.Place!.IsWithdrawn)),
        _ => rows,
    };

    private static IQueryable<Row> Standing(IQueryable<Row> rows) => rows.Where(r =>
        r.Placement!.Guest.State != AnswerState.Declined && r.Placement.Host.State != AnswerState.Declined
        && r.Registration.State == RegistrationState.Released && !r.Place!.IsWithdrawn);

    private static IQueryable<Row> Sorted(IQueryable<Row> rows, string? sort) => new Sorts<Row>()
        .ByText("name", r => r.Person.LastName + " " + r.Person.FirstName)
        .ByText("organisation", r => r.Organisation.Name.Sl)
        .ByText("host", r => r.Host!.Name.Sl)
        .By("week", r => r.Placement!.Week)
        .By("rank", r => r.Placement!.Rank)
        .Apply(rows, sort).ThenBy(r => r.Registration.Id);

    private static GuestRow Shown(Row row) => new(
        row.Registration.Id, row.Person.FullName, row.Person.Email, row.Organisation.Name, row.Organisation.Sector, row.Registration.State,
        row is { Placement: { } at, Place: { } place, Host: { } host }
            ? new GuestSeat(
                at.Id, place.Code, place.Department, place.City, place.MentorName, place.MentorEmail, host.Name, at.Week, at.Rank,
                at.IsWish, at.Fit, at.IsPinned, place.IsWithdrawn, at.Guest, at.Host, at.AnswerBy, at.RemindedOn)
            : null);

    private sealed class Row
    {
        public required Registration Registration { get; init; }

        public required Person Person { get; init; }

        public required Organisation Organisation { get; init; }

        public Placement? Placement { get; init; }

        public HostPlace? Place { get; init; }

        public Organisation? Host { get; init; }
    }
}
