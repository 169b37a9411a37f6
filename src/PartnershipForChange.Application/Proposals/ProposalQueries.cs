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
    /// <summary>The reader may open the team's page; who is only named as an author may not.</summary>
    public bool SeesTeam { get; init; }

    /// <summary>Why its members can write nothing today; null when they can.</summary>
    public DomainRuleException? Forbidden { get; init; }

    /// <summary>The day on which writing begins; null when it has, or will not.</summary>
    public DateOnly? WritesFrom { get; init; }

    /// <summary>The round's teams are cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The jury has it, so it stays as it is.</summary>
    public bool IsWithJury { get; init; }

    /// <summary>What the jury decided, once it is told.</summary>
    public JuryAnswer? Answer { get; init; }

    /// <summary>The revision last asked for, while it is not handed in again.</summary>
    public AskedRevision? Revision { get; init; }

    /// <summary>The reader may ask for a revision.</summary>
    public bool CanAskToRevise { get; init; }

    /// <summary>Named by the team; none: the whole team.</summary>
    public IReadOnlyList<AuthorRow> Authors { get; init; } = [];

    public IReadOnlyList<FileRow> Files { get; init; } = [];

    /// <summary>The day names went from the round, and the text of every proposal that was not chosen; null while they are there.</summary>
    public DateOnly? NamesRemovedOn { get; init; }

    /// <summary>The order at the final, once it is shown.</summary>
    public IReadOnlyList<Presentation> Final { get; init; } = [];
}

/// <param name="IsOver">Its day has passed.</param>
public sealed record AskedRevision(string Reason, DateOnly Until, bool IsOver)
{
    /// <summary>Null while none is asked for.</summary>
    internal static AskedRevision? Of(ProposalState state, DateOnly? until, string reason, DateOnly today) =>
        state == ProposalState.Returned && until is { } day ? new AskedRevision(reason, day, day < today) : null;
}

/// <summary>Someone named as an author.</summary>
public sealed record AuthorRow(Guid Id, string Name);

/// <summary>A file of a proposal.</summary>
public sealed record FileRow(Guid Id, string Name, int Bytes, string AddedBy);

/// <summary>What changed from one version to a later one.</summary>
public sealed record ProposalChanges(
    Guid TeamId, ProposalVersionRow From, ProposalVersionRow To, IReadOnlyList<DifferencePart> Title, IReadOnlyList<DifferencePart> Text);

/// <param name="Feedback">Word for word as it was sent.</param>
public sealed record JuryAnswer(Verdict Verdict, string Feedback, DateOnly? ReviseBy);

/// <summary>Reads proposals of published teams: all for coordinators, their own for members, and for authors those that name them.</summary>
public sealed class ProposalQueries(PortalDbContext db, FinalOrderQueries finals, TimeProvider clock)
{
    public async Task<ProposalView> Proposal(Guid teamId, Actor actor, CancellationToken cancellation)
    {
        var team = await db.TeamsWithProposalFor(actor).AsNoTracking().FirstOrDefaultAsync(t => t.Id == teamId, cancellation).OrNotFound();
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
            SeesTeam = isMine || actor.IsCoordinator,
            Forbidden = proposal.WhyNotWrite(round, today),
            WritesFrom = round.FirstDayOf(RoundRight.WriteProposals, today),
            IsCancelled = round.Strands.Teams == StrandState.Cancelled,
            IsWithJury = isWithJury,
            Answer = answer,
            Revision = AskedRevision.Of(proposal.State, proposal.ReviseBy, proposal.RevisionReason, today),
            CanAskToRevise = actor.IsCoordinator && !isWithJury && proposal.CanAskToRevise(round),
            Authors = await db.ProposalAuthors.AsNoTracking().Where(a => a.ProposalId == proposal.Id).OrderBy(a => a.Name)
                .Select(a => new AuthorRow(a.Id, a.Name)).ToListAsync(cancellation),
            Files = await Files(proposal.Id, cancellation),
            NamesRemovedOn = round.NamesRemovedOn,
            Final = await finals.Shown(round.Id, cancellation),
        };
    }

    public Task<ProposalText> Version(Guid teamId, int number, Actor actor, CancellationToken cancellation) => (
        from team in db.TeamsWithProposalFor(actor)
        join proposal in db.Proposals on team.Id equals proposal.TeamId
        join version in db.ProposalVersions.AsNoTracking() on proposal.Id equals version.ProposalId
        join author in db.People on version.AuthorId equals author.Id
        where team.Id == teamId && version.Number == number
        select new ProposalText(version.Number, version.Title, version.Content, author.FirstName + " " + author.LastName, version.At))
        .FirstOrDefaultAsync(cancellation).OrNotFound();

    /// <summary>What a version changed.</summary>
    /// <param name="since">Number of the version to compare with; null: the one before.</param>
    /// <exception cref="NotFoundException">When there is no such pair of versions here for this reader.</exception>
    public async Task<ProposalChanges> Changes(Guid teamId, int number, int? since, Actor actor, CancellationToken cancellation)
    {
        var from = await Version(teamId, since ?? number - 1, actor, cancellation);
        var to = await Version(teamId, number, actor, cancellation);
        return new ProposalChanges(
            teamId, new ProposalVersionRow(from.Number, from.Title, from.Author, from.At), new ProposalVersionRow(to.Number, to.Title, to.Author, to.At),
            WordDifference.Between(from.Title, to.Title), WordDifference.Between(from.Content, to.Content));
    }

    private Task<List<FileRow>> Files(Guid proposalId, CancellationToken cancellation) => (
        from file in db.ProposalFiles.AsNoTracking()
        join person in db.People on file.AddedById equals person.Id
        where file.ProposalId == proposalId
        orderby file.AddedAt, file.Name
        select new FileRow(file.Id, file.Name, file.Bytes, person.FirstName + " " + person.LastName)).ToListAsync(cancellation);
}
