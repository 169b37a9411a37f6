using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <summary>One saved state of a proposal, for reading.</summary>
public sealed record ProposalText(int Number, string Title, string Content, string Author, DateTimeOffset At);

/// <summary>A version in the list of versions.</summary>
public sealed record ProposalVersionRow(int Number, string Title, string Author, DateTimeOffset At);

/// <summary>A proposal with what its reader may do.</summary>
/// <param name="Latest">The newest version; null while nothing is written.</param>
/// <param name="IsMine">The reader is a member of the team.</param>
public sealed record ProposalView(
    Guid TeamId, int TeamNumber, LocalisedText Round, Guid Version, ProposalState State, ProposalText? Latest,
    IReadOnlyList<ProposalVersionRow> Versions, bool IsMine, bool CanWrite, bool CanSubmit, bool CanTakeBack, DateOnly? Deadline)
{
    /// <summary>The jury has it, so it stays as it is.</summary>
    public bool IsWithJury { get; init; }

    /// <summary>What the jury decided, once it is told.</summary>
    public JuryAnswer? Answer { get; init; }
}

/// <param name="Feedback">Word for word as it was sent.</param>
public sealed record JuryAnswer(Verdict Verdict, string Feedback, DateOnly? ReviseBy);

/// <summary>Reads proposals of published teams: all for coordinators, their own for members.</summary>
public sealed class ProposalQueries(PortalDbContext db, TimeProvider clock)
{
    public async Task<ProposalView> Proposal(Guid teamId, Actor actor, CancellationToken cancellation)
    {
        var team = await db.PublishedTeams(actor).AsNoTracking().FirstOrDefaultAsync(t => t.Id == teamId, cancellation).OrNotFound();
        var round = await db.Rounds.AsNoTracking().Include(r => r.Phases).FirstAsync(r => r.Id == team.RoundId, cancellation);
        var proposal = await db.Proposals.AsNoTracking().FirstAsync(p => p.TeamId == teamId, cancellation);
        var versions = await (
            from version in db.ProposalVersions.AsNoTracking()
            join author in db.People on version.AuthorId equals author.Id
            where version.ProposalId == proposal.Id
            orderby version.Number descending
            select new ProposalVersionRow(version.Number, version.Title, author.FirstName + " " + author.LastName, version.At))
            .ToListAsync(cancellation);
        var latest = versions.Count == 0 ? null : await Version(teamId, versions[0].Number, actor, cancellation);
        var isMine = await db.TeamMembers.AnyAsync(
            m => m.TeamId == teamId && db.Registrations.Any(r => r.Id == m.RegistrationId && r.PersonId == actor.PersonId), cancellation);
        var answer = await db.JuryEntries.AsNoTracking().Where(e => e.SubjectId == proposal.Id && e.ToldAt != null)
            .Select(e => new JuryAnswer(e.Verdict!.Value, e.Feedback, e.ReviseBy)).FirstOrDefaultAsync(cancellation);
        var isWithJury = await db.IsWithJury(proposal.Id, cancellation);
        var today = clock.Today();
        return new ProposalView(
            teamId, team.Number, round.Name, proposal.Version, proposal.State, latest, versions, isMine,
            isMine && proposal.CanWrite(round, today), isMine && proposal.CanSubmit(round, today),
            isMine && !isWithJury && proposal.CanTakeBack(round, today),
            proposal.ReviseBy >= today ? proposal.ReviseBy : round.Phase(PhaseKind.Teams)?.To)
        {
            IsWithJury = isWithJury,
            Answer = answer,
        };
    }

    public Task<ProposalText> Version(Guid teamId, int number, Actor actor, CancellationToken cancellation) => (
        from team in db.PublishedTeams(actor)
        join proposal in db.Proposals on team.Id equals proposal.TeamId
        join version in db.ProposalVersions.AsNoTracking() on proposal.Id equals version.ProposalId
        join author in db.People on version.AuthorId equals author.Id
        where team.Id == teamId && version.Number == number
        select new ProposalText(version.Number, version.Title, version.Content, author.FirstName + " " + author.LastName, version.At))
        .FirstOrDefaultAsync(cancellation).OrNotFound();
}
