using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>
/// People join sessions and leave them. However many do so at the same instant, a session never has more people than
/// places, and nobody is lost: whoever saves second looks again.
/// </summary>
public sealed class SignUpService(PortalDbContext db, WorkshopNoticeService notices, TimeProvider clock)
{
    /// <summary>Signs the actor up; the state they are in afterwards.</summary>
    /// <exception cref="DomainRuleException">When sign-up is not open.</exception>
    public Task<SignUpState> Join(SessionOf which, Actor actor, CancellationToken cancellation) => db.InTurn(
        async () =>
        {
            await db.RoundWithWorkshops(which.Round, actor, cancellation);
            var found = await db.SessionOf(which, cancellation);
            var signUp = found.Session.Join(actor.PersonId, found.Moment(clock));
            db.Touch(found.Session);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
            return signUp.State;
        },
        clock,
        cancellation);

    /// <summary>The actor gives their place back; who gets it is told.</summary>
    /// <exception cref="DomainRuleException">When they are not in it, or it has begun.</exception>
    public Task Leave(SessionOf which, Actor actor, CancellationToken cancellation) => db.InTurn(
        async () =>
        {
            await db.RoundWithWorkshops(which.Round, actor, cancellation);
            var found = await db.SessionOf(which, cancellation);
            await notices.Promoted(found, found.Session.Leave(actor.PersonId, clock.GetUtcNow()), cancellation);
            db.Touch(found.Session);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
            return true;
        },
        clock,
        cancellation);

    /// <summary>A coordinator takes somebody out, who is told; so is who gets the place.</summary>
    /// <exception cref="DomainRuleException">When the person is not in it, or it has begun.</exception>
    public Task Remove(SessionOf which, Guid signUpId, Actor actor, CancellationToken cancellation) => db.InTurn(
        async () =>
        {
            var found = await db.SessionOf(which, cancellation);
            var signUp = found.Session.SignUps.FirstOrDefault(s => s.Id == signUpId) ?? throw new NotFoundException(nameof(SignUp));
            await notices.Promoted(found, found.Session.Leave(signUp.PersonId, clock.GetUtcNow()), cancellation);
            await notices.Removed(found, signUp, cancellation);
            db.Touch(found.Session);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
            return true;
        },
        clock,
        cancellation);

    /// <summary>What the actor, who was there, thought of it; a second answer replaces the first.</summary>
    /// <exception cref="DomainRuleException">When they did not attend, it is not over, or the answer is not as it should be.</exception>
    public async Task GiveFeedback(SessionOf which, int mark, string? sentence, Actor actor, CancellationToken cancellation)
    {
        await db.RoundWithWorkshops(which.Round, actor, cancellation);
        var (_, _, session) = await db.SessionOf(which, cancellation);
        var given = await db.WorkshopFeedback.FirstOrDefaultAsync(f => f.SessionId == session.Id && f.PersonId == actor.PersonId, cancellation);
        if (given is null)
        {
            db.Add(new WorkshopFeedback(session, actor.PersonId, mark, sentence, clock.GetUtcNow()));
        }
        else
        {
            given.Change(mark, sentence);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}
