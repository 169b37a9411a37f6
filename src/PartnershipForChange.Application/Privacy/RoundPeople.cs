using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Privacy;

/// <summary>
/// Takes the people out of one round. Who is kept by nothing else becomes nameless where they stand, and loses the account; everybody else
/// stays who they are, and somebody nameless of the same employer takes their part in this round.
/// </summary>
internal sealed class RoundPeople(PortalDbContext db, Round round, DateTimeOffset now)
{
    /// <returns>How many were named in the round, and how many of them are kept no more.</returns>
    public async Task<(int Named, int Gone)> Forget(CancellationToken cancellation)
    {
        await NoteReturning(cancellation);
        await db.ForgetTurnout(round.Id, cancellation);
        var here = In(db.Rounds.Where(r => r.Id == round.Id));
        var named = await db.People.Where(p => here.Contains(p.Id)).ToListAsync(cancellation);
        var ids = named.Select(p => p.Id).ToList();
        var kept = (await Kept().Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellation)).ToHashSet();
        var gone = ids.FindAll(id => !kept.Contains(id));
        await CloseAccounts(gone, cancellation);
        var nameless = named.ToDictionary(p => p.Id, p => kept.Contains(p.Id) ? Person.InPlaceOf(p) : p);
        foreach (var (id, person) in nameless)
        {
            if (person.Id != id)
            {
                db.Add(person);
            }
            else
            {
                person.Forget();
            }
        }

        await ForgetWhatTheyDid(nameless, cancellation);
        foreach (var (id, person) in nameless.Where(n => n.Value.Id != n.Key))
        {
            await Move(id, person.Id, cancellation);
        }

        return (named.Count, gone.Count);
    }

    /// <summary>Everybody who is named in these rounds as one who took part.</summary>
    private IQueryable<Guid> In(IQueryable<Round> rounds)
    {
        var ids = rounds.Select(r => r.Id);
        var proposals = db.Proposals.Where(p => ids.Contains(p.RoundId)).Select(p => p.Id);
        var sessions = db.WorkshopSessions.Where(s => ids.Contains(s.RoundId)).Select(s => s.Id);
        return db.Registrations.Where(r => ids.Contains(r.RoundId)).Select(r => r.PersonId)
            .Union(db.SignUps.Where(s => ids.Contains(s.RoundId)).Select(s => s.PersonId))
            .Union(db.WorkshopFeedback.Where(f => sessions.Contains(f.SessionId)).Select(f => f.PersonId))
            .Union(db.Kudos.Where(k => ids.Contains(k.RoundId)).Select(k => k.FromId))
            .Union(db.Kudos.Where(k => ids.Contains(k.RoundId)).Select(k => k.ToId))
            .Union(db.FrozenStamps.Where(s => db.Seasons.Any(season => season.Id == s.SeasonId && ids.Contains(season.RoundId))).Select(s => s.PersonId))
            .Union(db.Certificates.Where(c => ids.Contains(c.RoundId)).Select(c => c.PersonId))
            .Union(db.ProposalVersions.Where(v => proposals.Contains(v.ProposalId)).Select(v => v.AuthorId))
            .Union(db.ProposalAuthors.Where(a => proposals.Contains(a.ProposalId) && a.PersonId != null).Select(a => a.PersonId!.Value));
    }

    /// <summary>
    /// Whom something keeps besides this round: another round whose names are still there, an organisation they act for, a role of the
    /// programme's staff, a jury, a solution they keep up to date, or an invitation that waits for them.
    /// </summary>
    private IQueryable<Person> Kept()
    {
        var others = In(db.Rounds.Where(r => r.Id != round.Id && r.NamesRemovedOn == null));
        return db.People.Where(p =>
            others.Contains(p.Id)
            || db.Contacts.Any(c => c.PersonId == p.Id)
            || db.Users.Any(u => u.PersonId == p.Id
                && db.UserRoles.Any(held => held.UserId == u.Id && db.Roles.Any(r => r.Id == held.RoleId && r.Name != Roles.Participant)))
            || db.Set<PanelJuror>().Any(j => j.PersonId == p.Id)
            || db.JurySeats.Any(s => s.PersonId == p.Id)
            || db.Solutions.Any(s => s.ResponsibleId == p.Id)
            || db.AccountInvitations.Any(i => i.PersonId == p.Id && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now));
    }

    /// <summary>Writes down who was no newcomer, here and in later rounds, while it can still be seen.</summary>
    private async Task NoteReturning(CancellationToken cancellation)
    {
        var released = db.Registrations.Where(r => r.State == RegistrationState.Released);
        await db.Registrations.Where(r => r.RoundId == round.Id
                && released.Any(o => o.PersonId == r.PersonId && db.Rounds.Any(earlier => earlier.Id == o.RoundId && earlier.From < round.From)))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.WasInEarlierRound, true), cancellation);
        await db.Registrations.Where(r => db.Rounds.Any(later => later.Id == r.RoundId && later.From > round.From)
                && released.Any(o => o.PersonId == r.PersonId && o.RoundId == round.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.WasInEarlierRound, true), cancellation);
    }

    private async Task CloseAccounts(IReadOnlyList<Guid> gone, CancellationToken cancellation)
    {
        await db.Users.Where(u => gone.Contains(u.PersonId)).ExecuteDeleteAsync(cancellation);
        await db.PasswordResets.Where(r => gone.Contains(r.PersonId)).ExecuteDeleteAsync(cancellation);
        await db.AccountInvitations.Where(i => gone.Contains(i.PersonId)).ExecuteDeleteAsync(cancellation);
        await db.CalendarFeeds.Where(f => gone.Contains(f.PersonId)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>What says of itself what stays of it.</summary>
    private async Task ForgetWhatTheyDid(Dictionary<Guid, Person> nameless, CancellationToken cancellation)
    {
        (await db.Registrations.Where(r => r.RoundId == round.Id).ToListAsync(cancellation)).ForEach(r => r.Forget(nameless[r.PersonId].Id));
        (await db.Certificates.Where(c => c.RoundId == round.Id).ToListAsync(cancellation)).ForEach(c => c.Forget(nameless[c.PersonId].Id));
        (await db.HostPlaces.Where(p => p.RoundId == round.Id).ToListAsync(cancellation)).ForEach(p => p.Forget());
        (await db.Participations.Where(p => p.RoundId == round.Id).ToListAsync(cancellation)).ForEach(p => p.Forget());
        (await db.ChallengeSubmissions.Where(s => s.RoundId == round.Id).ToListAsync(cancellation)).ForEach(s => s.ForgetContact());
        var chosen = await db.Solutions.Where(s => s.ProposalId != null).Select(s => s.ProposalId!.Value).ToListAsync(cancellation);
        (await db.Proposals.Where(p => p.RoundId == round.Id).ToListAsync(cancellation)).ForEach(p => p.Forget(chosen.Contains(p.Id)));

        // Not SaveAsync: the trail would keep what goes.
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Everything else of this round that says who did it, from somebody who is kept to whoever stands for them.</summary>
    private async Task Move(Guid from, Guid to, CancellationToken cancellation)
    {
        var id = round.Id;
        await db.SignUps.Where(s => s.RoundId == id && s.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(s => s.PersonId, to), cancellation);
        await db.WorkshopFeedback.Where(f => f.PersonId == from && db.WorkshopSessions.Any(s => s.Id == f.SessionId && s.RoundId == id))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.PersonId, to), cancellation);
        await db.Kudos.Where(k => k.RoundId == id && k.FromId == from).ExecuteUpdateAsync(set => set.SetProperty(k => k.FromId, to), cancellation);
        await db.Kudos.Where(k => k.RoundId == id && k.ToId == from).ExecuteUpdateAsync(set => set.SetProperty(k => k.ToId, to), cancellation);
        await db.FrozenStamps.Where(s => s.PersonId == from && db.Seasons.Any(season => season.Id == s.SeasonId && season.RoundId == id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.PersonId, to), cancellation);
        await db.ProposalVersions.Where(v => v.AuthorId == from && db.Proposals.Any(p => p.Id == v.ProposalId && p.RoundId == id))
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.AuthorId, to), cancellation);

        // Stamps of who turned recognition off are not counted, and go on not being counted.
        if (await db.RecognitionChoices.AnyAsync(c => c.PersonId == from && c.IsOff, cancellation))
        {
            await db.FrozenStamps.Where(s => s.PersonId == to).ExecuteDeleteAsync(cancellation);
        }
    }
}
