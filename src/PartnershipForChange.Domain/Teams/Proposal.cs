using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Teams;

public enum ProposalState
{
    Draft,
    Submitted,

    /// <summary>A coordinator or the jury asked the team to rework it and hand it in again by a new day.</summary>
    Returned,
}

/// <summary>A team's proposed solution, written together. Every save is a version; none is ever lost.</summary>
public sealed class Proposal : Entity
{
    public const int TitleLength = 200;
    public const int TextLength = 50_000;
    public const int ReasonLength = 4000;
    public const int MostFiles = 10;
    public const int MostAuthors = 20;

    private Proposal()
    {
    }

    public Proposal(Team team) => (RoundId, TeamId) = (team.RoundId, team.Id);

    public Guid RoundId { get; private set; }

    public Guid TeamId { get; private set; }

    public ProposalState State { get; private set; }

    /// <summary>Number of the newest version; 0 before the first.</summary>
    public int LatestNumber { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The last day of the revision last asked for: the team may write until then, whatever the phase. Null: none was asked for.</summary>
    public DateOnly? ReviseBy { get; private set; }

    /// <summary>Why a revision was asked for.</summary>
    public string RevisionReason { get; private set; } = string.Empty;

    /// <summary>Adds a version on top of the one its author saw.</summary>
    /// <param name="seen">Number of the version the author began from; 0 for an empty page.</param>
    /// <exception cref="DomainRuleException">
    /// When the round takes no writing today, it is submitted, the text is missing or too long, or someone saved in between.
    /// </exception>
    public ProposalVersion Write(Round round, int seen, string title, string text, Guid author, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotWrite(round, today) ?? (seen == LatestNumber ? null : new DomainRuleException("Rules.ProposalMovedOn")));
        var version = new ProposalVersion(
            Id, LatestNumber + 1, Guard.Required(title, TitleLength, "Title"), Guard.Required(text, TextLength, "Text"), author, now);
        LatestNumber = version.Number;
        return version;
    }

    public bool CanWrite(Round round, DateOnly today) => WhyNotWrite(round, today) is null;

    /// <summary>Why nothing can be written today; null when it can.</summary>
    public DomainRuleException? WhyNotWrite(Round round, DateOnly today) =>
        State == ProposalState.Submitted ? new DomainRuleException("Rules.ProposalSubmitted") : WhyNotNow(round, today);

    /// <summary>Adds a file that was looked at and stored.</summary>
    /// <param name="there">How many it has.</param>
    /// <exception cref="DomainRuleException">When the round takes no writing today, it is submitted, or there are too many.</exception>
    public ProposalFile Attach(Round round, int there, ProposalUpload upload, Guid by, DateTimeOffset now, DateOnly today)
    {
        RequireAttach(round, there, today);
        return new ProposalFile(Id, upload, by, now);
    }

    /// <summary>Asks what <see cref="Attach"/> asks, before a file is stored.</summary>
    /// <exception cref="DomainRuleException">As there.</exception>
    public void RequireAttach(Round round, int there, DateOnly today) => Guard.Against(
        WhyNotWrite(round, today) ?? (there < MostFiles ? null : new DomainRuleException("Rules.TooManyFiles", MostFiles) { Field = "File" }));

    /// <summary>Names an author.</summary>
    /// <param name="there">Addresses named already.</param>
    /// <exception cref="DomainRuleException">When the round takes no writing today, it is submitted, the author is named already, or there are too many.</exception>
    public ProposalAuthor NameAuthor(Round round, IReadOnlyList<string> there, string email, string name, Guid? personId, DateOnly today)
    {
        Guard.Against(
            WhyNotWrite(round, today)
            ?? (there.Contains(email) ? new DomainRuleException("Rules.AuthorThere") { Field = "Email" }
                : there.Count >= MostAuthors ? new DomainRuleException("Rules.TooManyAuthors", MostAuthors) { Field = "Email" }
                : null));
        return new ProposalAuthor(Id, email, name, personId);
    }

    /// <exception cref="DomainRuleException">When the round takes no writing today or it is submitted.</exception>
    public void RequireWriting(Round round, DateOnly today) => Guard.Against(WhyNotWrite(round, today));

    /// <exception cref="DomainRuleException">When the round takes none today, it is submitted, or nothing is written yet.</exception>
    public void Submit(Round round, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotSubmit(round, today));
        State = ProposalState.Submitted;
        SubmittedAt = now;
    }

    public bool CanSubmit(Round round, DateOnly today) => WhyNotSubmit(round, today) is null;

    /// <summary>Takes it back to go on writing; possible until the deadline.</summary>
    /// <exception cref="DomainRuleException">When it is not submitted or the deadline has passed.</exception>
    public void TakeBack(Round round, DateOnly today)
    {
        Guard.Against(WhyNotTakeBack(round, today));
        State = ReviseBy >= today ? ProposalState.Returned : ProposalState.Draft;
        SubmittedAt = null;
    }

    public bool CanTakeBack(Round round, DateOnly today) => WhyNotTakeBack(round, today) is null;

    /// <summary>Gives it back to be reworked and handed in again.</summary>
    /// <exception cref="DomainRuleException">When the round is closed, it is not handed in, the reason is missing or the day has passed.</exception>
    public void AskToRevise(Round round, string reason, DateOnly until, DateOnly today)
    {
        Guard.Against(WhyNotAskToRevise(round));
        RevisionReason = Guard.Required(reason, ReasonLength, "Reason");
        ReviseBy = until >= today ? until : throw new DomainRuleException("Rules.ReviseByMissing") { Field = nameof(ReviseBy) };
        (State, SubmittedAt) = (ProposalState.Returned, null);
    }

    /// <summary>Keeps how far it came.</summary>
    /// <param name="isChosen">It became a solution, which stays: its last version stays with it.</param>
    public void Forget(bool isChosen)
    {
        RevisionReason = string.Empty;
        LatestNumber = isChosen ? LatestNumber : 0;
    }

    public bool CanAskToRevise(Round round) => WhyNotAskToRevise(round) is null;

    private DomainRuleException? WhyNotAskToRevise(Round round) =>
        State != ProposalState.Submitted ? new DomainRuleException("Rules.ProposalNotSubmitted")
        : round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : null;

    private DomainRuleException? WhyNotSubmit(Round round, DateOnly today) =>
        WhyNotWrite(round, today) ?? (LatestNumber > 0 ? null : new DomainRuleException("Rules.ProposalEmpty"));

    private DomainRuleException? WhyNotTakeBack(Round round, DateOnly today) =>
        State == ProposalState.Submitted ? WhyNotNow(round, today) : new DomainRuleException("Rules.ProposalNotSubmitted");

    private DomainRuleException? WhyNotNow(Round round, DateOnly today) =>
        round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : !round.Strands.Has(Strand.Teams) ? new DomainRuleException("Rules.StrandCancelled")
        : ReviseBy >= today || round.Allows(RoundRight.WriteProposals, today) ? null
        : State == ProposalState.Returned ? new DomainRuleException("Rules.ReviseByPassed", ReviseBy!.Value)
        : new DomainRuleException("Rules.NotNow.WriteProposals");
}

/// <summary>One saved state of a proposal.</summary>
public sealed class ProposalVersion : Entity
{
    private ProposalVersion()
    {
    }

    internal ProposalVersion(Guid proposalId, int number, string title, string text, Guid authorId, DateTimeOffset at) =>
        (ProposalId, Number, Title, Content, AuthorId, At) = (proposalId, number, title, text, authorId, at);

    public Guid ProposalId { get; private set; }

    /// <summary>1, 2, 3 ...</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = string.Empty;

    /// <summary>Markdown.</summary>
    public string Content { get; private set; } = string.Empty;

    public Guid AuthorId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
