using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Contacts;

/// <summary>The home of a contact: their organisations, and what waits in each.</summary>
public sealed class ContactHomeQueries(PortalDbContext db, TimeProvider clock)
{
    private readonly Dictionary<Guid, List<OwnOrganisation>> _own = [];
    private readonly Dictionary<Guid, IReadOnlyList<ContactRound>> _open = [];

    /// <summary>The organisations this person acts for, by name. Read once per request: the bar and the page both show them.</summary>
    public async Task<List<OwnOrganisation>> Own(Actor actor, CancellationToken cancellation) =>
        _own.TryGetValue(actor.PersonId, out var own)
            ? own
            : _own[actor.PersonId] = await db.Organisations.AsNoTracking().OwnOf(actor).ToListAsync(cancellation);

    /// <exception cref="NotFoundException">When there is none with this code that the actor may see.</exception>
    public async Task<ContactHome> Home(string code, Actor actor, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.AsNoTracking().VisibleTo(actor).Named(code).FirstOrDefaultAsync(cancellation).OrNotFound();
        var own = await Own(actor, cancellation);
        var rounds = await Rounds([organisation], cancellation);
        return new ContactHome(
            organisation,
            [.. rounds.OrderBy(r => r.RoundState == RoundState.Open ? 0 : 1).ThenByDescending(r => r.From)],
            [.. own.Where(o => o.Code != organisation.Code)],
            clock.Today());
    }

    /// <summary>The open rounds of every organisation this person acts for. Read once per request: the home shows them and takes its to-dos from them.</summary>
    public async Task<IReadOnlyList<ContactRound>> OpenRounds(Actor actor, CancellationToken cancellation)
    {
        if (_open.TryGetValue(actor.PersonId, out var open))
        {
            return open;
        }

        var own = await db.Organisations.AsNoTracking().Where(o => actor.OrganisationIds.Contains(o.Id)).ToListAsync(cancellation);
        var rounds = await Rounds(own, cancellation);
        return _open[actor.PersonId] = [.. rounds.Where(r => r.RoundState == RoundState.Open)];
    }

    /// <summary>Every round that these organisations were invited into: four queries, however many.</summary>
    private async Task<List<ContactRound>> Rounds(IReadOnlyList<Organisation> organisations, CancellationToken cancellation)
    {
        List<Guid> ids = [.. organisations.Select(o => o.Id)];
        var rounds = await db.Rounds.AsNoTracking().Include(r => r.Phases)
            .Where(r => r.State != RoundState.Draft && db.Participations.Any(p => p.RoundId == r.Id && ids.Contains(p.OrganisationId)))
            .ToDictionaryAsync(r => r.Id, cancellation);
        var today = clock.Today();
        var participations = await db.Participations.AsNoTracking()
            .Where(p => ids.Contains(p.OrganisationId))
            .Select(p => new
            {
                Participation = p,
                People = db.Registrations.Count(r =>
                    r.RoundId == p.RoundId && r.OrganisationId == p.OrganisationId && r.State != RegistrationState.Withdrawn),
                Released = db.Registrations.Count(r =>
                    r.RoundId == p.RoundId && r.OrganisationId == p.OrganisationId && r.State == RegistrationState.Released),
                Waiting = db.Registrations.Count(r =>
                    r.RoundId == p.RoundId && r.OrganisationId == p.OrganisationId && r.State == RegistrationState.Submitted),
                Coming = db.PublishedSeats().Count(s => s.RoundId == p.RoundId
                    && db.HostPlaces.Any(h => h.Id == s.HostPlaceId && h.OrganisationId == p.OrganisationId)),
                Unanswered = db.Unanswered(today).Count(s => s.Host.State == AnswerState.Waiting && s.RoundId == p.RoundId
                    && db.HostPlaces.Any(h => h.Id == s.HostPlaceId && h.OrganisationId == p.OrganisationId)),
                AnswersDue = db.Unanswered(today).Where(s => s.Host.State == AnswerState.Waiting && s.RoundId == p.RoundId
                    && db.HostPlaces.Any(h => h.Id == s.HostPlaceId && h.OrganisationId == p.OrganisationId)).Min(s => s.AnswerBy),
                Going = db.PublishedSeats().Count(s => s.RoundId == p.RoundId
                    && db.Registrations.Any(r => r.Id == s.RegistrationId && r.OrganisationId == p.OrganisationId)),
            })
            .ToListAsync(cancellation);
        var places = (await db.HostPlaces.AsNoTracking()
            .Where(p => ids.Contains(p.OrganisationId) && !p.IsWithdrawn)
            .Select(p => new { p.RoundId, p.OrganisationId, p.PlacesPerWeek, Weeks = p.Weeks.Count })
            .ToListAsync(cancellation)).ToLookup(p => (p.RoundId, p.OrganisationId));
        var terms = await db.Terms.AsNoTracking().OrderByDescending(t => t.Number).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(cancellation);
        return
        [
            .. from x in participations
               where rounds.ContainsKey(x.Participation.RoundId)
               let offered = places[(x.Participation.RoundId, x.Participation.OrganisationId)].ToList()
               let figures = new ContactFigures(
                   x.People, x.Released, x.Waiting, offered.Count, offered.Sum(p => p.PlacesPerWeek * p.Weeks), x.Coming, x.Going)
               {
                   Unanswered = x.Unanswered,
                   AnswersDue = x.AnswersDue,
               }
               select ContactRound.Of(
                   organisations.First(o => o.Id == x.Participation.OrganisationId), rounds[x.Participation.RoundId], x.Participation, figures, terms, today),
        ];
    }
}
