using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>What guest or host answer to a published placement.</summary>
/// <param name="Reason">Why it is declined; only coordinators read it.</param>
public sealed record AnswerPlacement(string Round, bool Accepts, string? Reason);

/// <summary>Takes the answers of guests and hosts.</summary>
public sealed class PlacementAnswerService(PortalDbContext db, PlacementNoticeService notices, TimeProvider clock)
{
    /// <summary>A participant answers their own placement.</summary>
    /// <exception cref="NotFoundException">The actor has no placement in the round.</exception>
    /// <exception cref="DomainRuleException">When it is not open to this answer.</exception>
    public async Task AnswerAsGuest(AnswerPlacement command, Actor actor, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(command.Round, cancellation);
        var placement = await db.OwnPlacements(actor).FirstOrDefaultAsync(p => p.RoundId == round.Id, cancellation).OrNotFound();
        await Answer(PlacementParty.Guest, placement, round, command, actor, cancellation);
    }

    /// <summary>A contact answers for a host place of one of their organisations.</summary>
    /// <exception cref="NotFoundException">There is no such placement at this organisation, or the actor does not act for it.</exception>
    /// <exception cref="DomainRuleException">When it is not open to this answer.</exception>
    public async Task AnswerAsHost(
        string organisation, Guid placementId, AnswerPlacement command, Actor actor, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(command.Round, cancellation);
        var code = organisation.ToUpperInvariant();
        var placement = await db.HostedBy(actor).FirstOrDefaultAsync(
            p => p.Id == placementId && p.RoundId == round.Id
                && db.HostPlaces.Any(h => h.Id == p.HostPlaceId && db.Organisations.Any(o => o.Id == h.OrganisationId && o.Code == code)),
            cancellation).OrNotFound();
        await Answer(PlacementParty.Host, placement, round, command, actor, cancellation);
    }

    private async Task Answer(
        PlacementParty party, Placement placement, Domain.Rounds.Round round, AnswerPlacement command, Actor actor,
        CancellationToken cancellation)
    {
        var registration = await db.Registrations.AsNoTracking().FirstAsync(r => r.Id == placement.RegistrationId, cancellation);
        var place = await db.HostPlaces.AsNoTracking().FirstAsync(p => p.Id == placement.HostPlaceId, cancellation);
        var others = await db.HoldingSeats().CountAsync(
            p => p.RunId == placement.RunId && p.HostPlaceId == placement.HostPlaceId && p.Week == placement.Week && p.Id != placement.Id, cancellation);
        var setting = new AnswerSetting(round, registration, place, others < place.PlacesPerWeek, clock.Today());
        var before = placement.AnswerOf(party).State;
        var now = clock.GetUtcNow();
        var hasChanged = command.Accepts
            ? placement.Accept(party, setting, actor.PersonId, now)
            : placement.Decline(party, setting, command.Reason, actor.PersonId, now);
        if (!hasChanged)
        {
            return;
        }

        if (before == AnswerState.Declined)
        {
            // The seat was free meanwhile: whoever gives it away at this moment and this answer must not both win.
            (await db.MatchRuns.FirstAsync(r => r.Id == placement.RunId, cancellation)).Rearrange(round);
        }

        await notices.Answered(round, placement, party, before, cancellation);
        await db.SaveAsync(actor, now, cancellation);
    }
}
