using System.Security.Cryptography;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Challenges;

/// <summary>The call for challenges of a round: when challenges are submitted, when and how is voted, and what counts how much.</summary>
public sealed class CallForChallenges : Entity
{
    public const int HallCodeLength = 6;

    private CallForChallenges()
    {
    }

    /// <exception cref="DomainRuleException">When the round is closed or has no call, a window ends before it starts, or the weights do not add up.</exception>
    public CallForChallenges(Round round, CallPlan plan)
    {
        RoundId = round.Id;
        VoteKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        Edit(round, plan, hasVotes: false);
    }

    public Guid RoundId { get; private set; }

    public DateOnly SubmitFrom { get; private set; }

    /// <summary>Last day on which challenges are submitted.</summary>
    public DateOnly SubmitTo { get; private set; }

    /// <summary>First day of the web vote; null where none is planned.</summary>
    public DateOnly? VoteFrom { get; private set; }

    /// <summary>Last day of the web vote.</summary>
    public DateOnly? VoteTo { get; private set; }

    public CallWeights Weights { get; private set; } = CallWeights.Usual;

    /// <summary>How many people are in the hall: more votes than that are a sign of fraud.</summary>
    public int PeopleInHall { get; private set; }

    public HallState Hall { get; private set; }

    /// <summary>What people in the hall type to vote; empty before the vote there opens for the first time.</summary>
    public string HallCode { get; private set; } = string.Empty;

    /// <summary>1 for the first vote in the hall; one that is started anew has the next number, and only its votes count.</summary>
    public int HallTurn { get; private set; } = 1;

    /// <summary>When a coordinator has checked the votes: from then on everyone sees the tallies. Null: nobody does.</summary>
    public DateTimeOffset? VotesCheckedAt { get; private set; }

    public Guid? VotesCheckedById { get; private set; }

    /// <summary>
    /// Secret of this call with which addresses and networks of voters are hashed, in Base64; empty once the voters are
    /// forgotten (<see cref="ForgetVoters"/>).
    /// </summary>
    public string VoteKey { get; private set; } = string.Empty;

    /// <param name="hasVotes">Votes have been cast: the first day of the vote and the weights are fixed then.</param>
    /// <exception cref="DomainRuleException">
    /// When the round is closed or has no call, the votes are checked, a window ends before it starts, the weights do not add up to 100, or
    /// something changes that is fixed once votes are cast.
    /// </exception>
    public void Edit(Round round, CallPlan plan, bool hasVotes)
    {
        Guard.Against(WhyNotEdit(round));
        RequireWindow(plan.SubmitFrom, plan.SubmitTo, nameof(SubmitTo));
        if (plan.VoteFrom is { } from && plan.VoteTo is { } to)
        {
            RequireWindow(from, to, nameof(VoteTo));
        }
        else if (plan.VoteFrom is not null || plan.VoteTo is not null || plan.Weights.Web > 0)
        {
            throw new DomainRuleException("Rules.VoteDates") { Field = plan.VoteFrom is null ? nameof(VoteFrom) : nameof(VoteTo) };
        }

        var weights = plan.Weights.Checked();
        Guard.Against(hasVotes && weights != Weights ? new DomainRuleException("Rules.WeightsFixed") { Field = nameof(CallWeights.Web) } : null);
        Guard.Against(hasVotes && plan.VoteFrom != VoteFrom ? new DomainRuleException("Rules.VoteBegun") { Field = nameof(VoteFrom) } : null);
        (SubmitFrom, SubmitTo, VoteFrom, VoteTo, Weights) = (plan.SubmitFrom, plan.SubmitTo, plan.VoteFrom, plan.VoteTo, weights);
        PeopleInHall = Guard.InRange(plan.PeopleInHall, 0, 100_000, nameof(PeopleInHall));
    }

    public bool CanEdit(Round round) => WhyNotEdit(round) is null;

    public bool TakesSubmissions(Round round, DateOnly today) => WhyNotSubmit(round, today) is null;

    /// <exception cref="DomainRuleException">When none can be submitted today.</exception>
    public void RequireSubmissions(Round round, DateOnly today) => Guard.Against(WhyNotSubmit(round, today));

    public bool TakesVotes(Round round, DateOnly today) => WhyNotVote(round, today) is null;

    /// <exception cref="DomainRuleException">When nobody votes on the web today.</exception>
    public void RequireVotes(Round round, DateOnly today) => Guard.Against(WhyNotVote(round, today));

    public bool TakesHallVotes(Round round) => WhyNotVoteInHall(round) is null;

    /// <exception cref="DomainRuleException">When nobody votes in the hall now.</exception>
    public void RequireHallVotes(Round round) => Guard.Against(WhyNotVoteInHall(round));

    /// <summary>Opens the vote in the hall, for the first time or again.</summary>
    /// <param name="code">What people type; used where there is none yet.</param>
    /// <exception cref="DomainRuleException">When it is open, counts for nothing, or the votes are checked.</exception>
    public void OpenHall(Round round, string code)
    {
        Guard.Against(WhyNotOpenHall(round));
        HallCode = HallCode.Length > 0 ? HallCode : code;
        Hall = HallState.Open;
    }

    public bool CanOpenHall(Round round) => WhyNotOpenHall(round) is null;

    /// <exception cref="DomainRuleException">When it is not open.</exception>
    public void CloseHall()
    {
        Guard.Against(CanCloseHall() ? null : new DomainRuleException("Rules.HallNotOpen"));
        Hall = HallState.Closed;
    }

    public bool CanCloseHall() => Hall == HallState.Open;

    /// <summary>Another code, as when the old one has left the hall. The votes stay.</summary>
    /// <exception cref="DomainRuleException">When the vote in the hall cannot be open.</exception>
    public void ChangeHallCode(Round round, string code)
    {
        Guard.Against(WhyNotNow(round) ?? WhyNotVotesOpen());
        HallCode = code;
    }

    /// <summary>Begins the vote in the hall anew, closed and with another code: the votes so far no longer count.</summary>
    /// <exception cref="DomainRuleException">When it was never opened, or the votes are checked.</exception>
    public void StartHallAnew(Round round, string code)
    {
        Guard.Against(WhyNotStartHallAnew(round));
        HallTurn++;
        HallCode = code;
        Hall = HallState.NotOpened;
    }

    public bool CanStartHallAnew(Round round) => WhyNotStartHallAnew(round) is null;

    /// <summary>The votes are as they should be: from now on everyone sees the tallies, and nothing about the vote changes any more.</summary>
    /// <exception cref="DomainRuleException">When a vote that counts is not closed, or they are checked already.</exception>
    public void CheckVotes(Round round, Guid by, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotCheckVotes(round, today));
        (VotesCheckedAt, VotesCheckedById) = (now, by);
    }

    public bool CanCheckVotes(Round round, DateOnly today) => WhyNotCheckVotes(round, today) is null;

    /// <summary>Why the votes cannot be checked today; null when they can.</summary>
    public DomainRuleException? WhyNotCheckVotes(Round round, DateOnly today) =>
        WhyNotNow(round)
        ?? WhyNotVotesOpen()
        ?? (Weights.Web > 0 && VoteKey.Length > 0 && (VoteTo is not { } last || last >= today) ? new DomainRuleException("Rules.VoteNotOver")
            : Hall == HallState.Open || (Weights.Audience > 0 && Hall != HallState.Closed) ? new DomainRuleException("Rules.HallNotClosed")
            : null);

    /// <summary>
    /// Destroys the secret: nobody can tell any more whether an address has voted, so nobody votes any more, also when the
    /// round is opened again. The votes can still be checked.
    /// </summary>
    public void ForgetVoters()
    {
        VoteKey = string.Empty;
        Hall = Hall == HallState.Open || Weights.Audience > 0 ? HallState.Closed : Hall;
    }

    /// <summary>The call of a round cloned from this one's, its days moved as the round's.</summary>
    public CallForChallenges CloneFor(Round clone, int days) => new(clone, new CallPlan(
        SubmitFrom.AddDays(days), SubmitTo.AddDays(days), VoteFrom?.AddDays(days), VoteTo?.AddDays(days), Weights, PeopleInHall));

    /// <summary>The round still has its call: it is neither closed nor is the call off or cancelled.</summary>
    public static bool CanChange(Round round) => WhyNotNow(round) is null;

    internal static DomainRuleException? WhyNotNow(Round round) =>
        round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : round.Strands.ChallengeCall == StrandState.Cancelled ? new DomainRuleException("Rules.CallCancelled")
        : round.Strands.ChallengeCall == StrandState.Off ? new DomainRuleException("Rules.CallOff")
        : null;

    internal DomainRuleException? WhyNotSubmit(Round round, DateOnly today) =>
        WhyNotPublicNow(round)
        ?? (today < SubmitFrom ? new DomainRuleException("Rules.CallNotYet", SubmitFrom)
            : today > SubmitTo ? new DomainRuleException("Rules.CallOver", SubmitTo)
            : null);

    internal DomainRuleException? WhyNotVotesOpen() => VotesCheckedAt is null ? null : new DomainRuleException("Rules.VotesChecked");

    private static DomainRuleException? WhyNotPublicNow(Round round) =>
        WhyNotNow(round) ?? (round.State == RoundState.Open ? null : new DomainRuleException("Rules.RoundNotOpen"));

    private static void RequireWindow(DateOnly from, DateOnly to, string field) =>
        Guard.Against(to < from ? new DomainRuleException("Rules.EndBeforeStart") { Field = field } : null);

    private DomainRuleException? WhyNotEdit(Round round) => WhyNotNow(round) ?? WhyNotVotesOpen();

    private DomainRuleException? WhyNotForgotten() => VoteKey.Length > 0 ? null : new DomainRuleException("Rules.VotersForgotten");

    private DomainRuleException? WhyNotVote(Round round, DateOnly today) =>
        WhyNotPublicNow(round)
        ?? WhyNotVotesOpen()
        ?? WhyNotForgotten()
        ?? (VoteFrom is not { } from || VoteTo is not { } to ? new DomainRuleException("Rules.NoWebVote")
            : today < from ? new DomainRuleException("Rules.VoteNotYet", from)
            : today > to ? new DomainRuleException("Rules.VoteOver", to)
            : null);

    private DomainRuleException? WhyNotVoteInHall(Round round) =>
        WhyNotPublicNow(round) ?? WhyNotVotesOpen() ?? WhyNotForgotten() ?? (Hall == HallState.Open ? null : new DomainRuleException("Rules.HallNotOpen"));

    private DomainRuleException? WhyNotOpenHall(Round round) =>
        WhyNotPublicNow(round)
        ?? WhyNotVotesOpen()
        ?? WhyNotForgotten()
        ?? (Weights.Audience == 0 ? new DomainRuleException("Rules.HallCountsNothing")
            : Hall == HallState.Open ? new DomainRuleException("Rules.HallIsOpen")
            : null);

    private DomainRuleException? WhyNotStartHallAnew(Round round) =>
        WhyNotNow(round) ?? WhyNotVotesOpen() ?? WhyNotForgotten() ?? (Hall == HallState.NotOpened ? new DomainRuleException("Rules.HallNotOpen") : null);
}
