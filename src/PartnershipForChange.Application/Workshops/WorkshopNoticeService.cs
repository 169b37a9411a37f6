using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>Tells people what becomes of the sessions they are in; the caller saves.</summary>
public sealed class WorkshopNoticeService(PortalDbContext db, Outbox outbox)
{
    internal Task Promoted(SessionInRound found, IReadOnlyList<SignUp> promoted, CancellationToken cancellation) =>
        Tell("WorkshopPlace", found, promoted, cancellation);

    internal Task Moved(SessionInRound found, CancellationToken cancellation) => Tell("WorkshopMoved", found, InIt(found), cancellation);

    internal Task Cancelled(SessionInRound found, CancellationToken cancellation) =>
        Tell("WorkshopCancelled", found, InIt(found), cancellation, found.Session.Reason);

    /// <summary>To those who have a place.</summary>
    internal Task Reminded(SessionInRound found, CancellationToken cancellation) =>
        Tell("WorkshopReminder", found, [.. found.Session.SignUps.Where(s => s.State == SignUpState.SignedUp)], cancellation);

    /// <summary>Somebody else took the person out.</summary>
    internal Task Removed(SessionInRound found, SignUp signUp, CancellationToken cancellation) => Tell("WorkshopRemoved", found, [signUp], cancellation);

    private static List<SignUp> InIt(SessionInRound found) => [.. found.Session.SignUps.Where(s => s.State != SignUpState.Left)];

    /// <summary>Arguments of the texts: title, day, from, to, place, and <paramref name="more"/>.</summary>
    private async Task Tell(string kind, SessionInRound found, IReadOnlyList<SignUp> signUps, CancellationToken cancellation, params object?[] more)
    {
        var (round, workshop, session) = found;
        foreach (var person in await People(signUps, cancellation))
        {
            var text = Text.In(person.Language);
            outbox.Notify(
                person, kind, round.Id, $"/me/{round.Code}/workshops/{workshop.Id}",
                [workshop.Title, session.StartsAt.LocalDay(), text.Time(session.StartsAt), text.End(session.StartsAt, session.EndsAt), Where(workshop, text), .. more]);
        }
    }

    /// <summary>A link stands on the page, not in the message, which may be forwarded.</summary>
    private static string Where(Workshop workshop, Text text) =>
        workshop.Place.Length > 0 ? workshop.Place : text["Workshops.Online"];

    private async Task<List<Person>> People(IReadOnlyList<SignUp> signUps, CancellationToken cancellation)
    {
        if (signUps.Count == 0)
        {
            return [];
        }

        var ids = signUps.Select(s => s.PersonId).ToList();
        return await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.NameKey).ToListAsync(cancellation);
    }
}
