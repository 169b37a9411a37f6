using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Registrations;

public enum RegistrationState
{
    /// <summary>A contact named the person, who has not begun.</summary>
    Nominated,

    /// <summary>Begun and saved, not handed in.</summary>
    Draft,

    /// <summary>Handed in; waits for the employer's release.</summary>
    Submitted,

    /// <summary>The employer agrees; the person takes part in matching and teams.</summary>
    Released,

    /// <summary>Back with the participant, with a reason.</summary>
    SentBack,

    Withdrawn,
}

/// <summary>A person in a round: what they offer, seek and wish, and how far their registration has come.</summary>
public sealed partial class Registration : Entity
{
    public const int MostChallengeWishes = 3;
    public const int MostExclusions = 10;
    public const int ReasonLength = 1000;
    public const int MotivationLength = 2000;
    public const int ReplacementLength = 200;

    private Registration()
    {
    }

    private Registration(Round round, Person person, Guid organisationId, DateTimeOffset now) =>
        (RoundId, PersonId, OrganisationId, CreatedAt) = (round.Id, person.Id, organisationId, now);

    /// <summary>A person registers themselves.</summary>
    /// <exception cref="DomainRuleException">When the round takes no registrations today.</exception>
    public static Registration Begin(Round round, Person person, Guid organisationId, DateTimeOffset now, DateOnly today)
    {
        round.Require(RoundRight.Register, today);
        return new Registration(round, person, organisationId, now) { State = RegistrationState.Draft };
    }

    /// <summary>A contact names a person of their organisation.</summary>
    /// <param name="answers">What the contact knows already; the person finds it filled in and completes it.</param>
    /// <exception cref="DomainRuleException">When the round takes no nominations today or an answer is not as it should be.</exception>
    public static Registration Nominate(
        Round round, Person person, Guid organisationId, Guid by, DateTimeOffset now, DateOnly today, RegistrationAnswers? answers = null)
    {
        round.Require(RoundRight.Nominate, today);
        var registration = new Registration(round, person, organisationId, now) { State = RegistrationState.Nominated, NominatedById = by };
        Guard.Against(answers is null ? null : Contradictions(answers).FirstOrDefault());
        registration.SkillsOf(answers);
        registration.Apply(round, answers ?? new RegistrationAnswers());
        return registration;
    }

    /// <summary>
    /// A coordinator brings a complete registration in from a file: released, as the organisation sent it. A host both
    /// wished for and not wanted is taken as it stands, for matching never grants what is not wanted; nobody is there to ask.
    /// </summary>
    /// <exception cref="DomainRuleException">When the round is closed, an answer is missing or not as it should be.</exception>
    public static Registration Import(Round round, Person person, Guid organisationId, RegistrationAnswers answers, Guid? by, DateTimeOffset now)
    {
        Guard.Against(round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", round.Name));
        Guard.Against(Missing(round, answers).Concat(WishedTwice(answers)).FirstOrDefault());
        var registration = new Registration(round, person, organisationId, now) { State = RegistrationState.Draft };
        registration.SkillsOf(answers);
        registration.Apply(round, answers);
        registration.SubmittedAt = now;
        registration.Settle(RegistrationState.Released, by, now);
        return registration;
    }

    public Guid RoundId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The employer at the time.</summary>
    public Guid OrganisationId { get; private set; }

    public RegistrationState State { get; private set; }

    /// <summary>One of <see cref="Choices.Levels"/>; empty until given.</summary>
    public string Level { get; private set; } = string.Empty;

    public bool JoinsExchange { get; private set; } = true;

    public bool JoinsTeam { get; private set; } = true;

    public List<string> Languages { get; private set; } = [];

    /// <summary>Mondays of the weeks the person can be away.</summary>
    public List<DateOnly> Weeks { get; private set; } = [];

    public List<string> SkillsOffered { get; private set; } = [];

    public List<string> SkillsSought { get; private set; } = [];

    /// <summary>Codes of organisations or host places, most wanted first.</summary>
    public List<string> HostWishes { get; private set; } = [];

    /// <summary>Codes of organisations or host places the person does not want.</summary>
    public List<string> ExcludedHosts { get; private set; } = [];

    /// <summary>Keys of challenges, most wanted first.</summary>
    public List<string> ChallengeWishes { get; private set; } = [];

    public string Motivation { get; private set; } = string.Empty;

    /// <summary>Who could come instead, in the person's own words.</summary>
    public string Replacement { get; private set; } = string.Empty;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When it was released, sent back or withdrawn.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Who released it, sent it back or withdrew it.</summary>
    public Guid? SettledById { get; private set; }

    public Guid? NominatedById { get; private set; }

    /// <summary>True when a coordinator did that for the employer, or withdrew it for the person.</summary>
    public bool SettledOnBehalf { get; private set; }

    /// <summary>Why it was sent back or withdrawn, or why a coordinator released it for the employer.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>When the person was last reminded to finish it.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>
    /// The person had been released in a round before this one; written down when names go from one of the two, since nothing else tells
    /// of it then.
    /// </summary>
    public bool WasInEarlierRound { get; private set; }

    public bool IsActive => State != RegistrationState.Withdrawn;

    public RegistrationAnswers Answers() => new()
    {
        Level = Level,
        JoinsExchange = JoinsExchange,
        JoinsTeam = JoinsTeam,
        Languages = Languages,
        Weeks = Weeks,
        SkillsOffered = SkillsOffered,
        SkillsSought = SkillsSought,
        HostWishes = HostWishes,
        ExcludedHosts = ExcludedHosts,
        ChallengeWishes = ChallengeWishes,
        Motivation = Motivation,
        Replacement = Replacement,
    };

    /// <summary>Saves what the person has answered so far; nothing need be complete.</summary>
    /// <exception cref="DomainRuleException">When it may not be changed now or an answer is not as it should be.</exception>
    public void Save(Round round, RegistrationAnswers answers, DateOnly today)
    {
        Guard.Against(WhyNotSave(round, today) ?? Contradictions(answers).FirstOrDefault());
        Apply(round, answers);
        State = State == RegistrationState.Nominated ? RegistrationState.Draft : State;
    }

    public bool CanSave(Round round, DateOnly today) => WhyNotSave(round, today) is null;

    /// <summary>Hands it in.</summary>
    /// <exception cref="DomainRuleException">When it may not be changed now, or something is missing.</exception>
    public void Submit(Round round, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotSave(round, today) ?? Missing(round).FirstOrDefault());
        State = RegistrationState.Submitted;
        SubmittedAt = now;
        Reason = string.Empty;
    }

    /// <summary>What is missing before it can be handed in; the field of each tells the step.</summary>
    public IEnumerable<DomainRuleException> Missing(Round round) => Missing(round, Answers());

    /// <summary>What is missing in answers before they can be handed in; each names its field.</summary>
    public static IEnumerable<DomainRuleException> Missing(Round round, RegistrationAnswers answers)
    {
        if (answers.Level.Length == 0)
        {
            yield return new DomainRuleException("Rules.LevelMissing") { Field = nameof(Level) };
        }

        if (!answers.JoinsExchange && !answers.JoinsTeam)
        {
            yield return new DomainRuleException("Rules.StrandMissing") { Field = nameof(JoinsExchange) };
        }

        if (answers.Languages.Count == 0)
        {
            yield return new DomainRuleException("Rules.LanguagesMissing") { Field = nameof(Languages) };
        }

        if (answers.JoinsExchange && round.Strands.Exchange == StrandState.On && answers.Weeks.Count == 0)
        {
            yield return new DomainRuleException("Rules.WeeksMissing") { Field = nameof(Weeks) };
        }

        if (answers.SkillsOffered.Count == 0)
        {
            yield return new DomainRuleException("Rules.SkillsMissing") { Field = nameof(SkillsOffered) };
        }
    }

    /// <summary>What answers say twice or against themselves; each names its field.</summary>
    public static IEnumerable<DomainRuleException> Contradictions(RegistrationAnswers answers) =>
        WishedTwice(answers).Concat(WishedAndExcluded(answers).Select(host => new DomainRuleException("Rules.WishedAndExcluded", host) { Field = nameof(ExcludedHosts) }));

    /// <summary>Wishes that are named twice; each names its field.</summary>
    public static IEnumerable<DomainRuleException> WishedTwice(RegistrationAnswers answers) =>
        Twice(answers.HostWishes, nameof(HostWishes)).Concat(Twice(answers.ChallengeWishes, nameof(ChallengeWishes)));

    /// <summary>What is said of a wish for a host of the person's own side, to which no placement leads.</summary>
    public static DomainRuleException WishedOnOwnSide(string host) => new("Rules.WishedOnOwnSide", host) { Field = nameof(HostWishes) };

    /// <summary>Hosts both wished for and not wanted, of which the second counts.</summary>
    public static IEnumerable<string> WishedAndExcluded(RegistrationAnswers answers) =>
        answers.HostWishes.Intersect(answers.ExcludedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes it back after handing it in, to change something; it waits for nobody until it is handed in again.</summary>
    /// <exception cref="DomainRuleException">When it is not handed in or the round takes no registrations today.</exception>
    public void TakeBack(Round round, DateOnly today)
    {
        Guard.Against(WhyNotTakeBack(round, today));
        State = RegistrationState.Draft;
        SubmittedAt = null;
    }

    public bool CanTakeBack(Round round, DateOnly today) => WhyNotTakeBack(round, today) is null;

    /// <summary>The employer agrees.</summary>
    /// <param name="onBehalf">A coordinator does so for the employer, as long as the round is open; the reason is then kept.</param>
    /// <exception cref="DomainRuleException">When it is not handed in, the round takes no releases today, or a coordinator gives no reason.</exception>
    public void Release(Round round, Guid by, DateTimeOffset now, DateOnly today, bool onBehalf = false, string? reason = null)
    {
        Guard.Against(WhyNotRelease(round, today, onBehalf));
        Reason = onBehalf ? Guard.Required(reason, ReasonLength, nameof(Reason)) : string.Empty;
        Settle(RegistrationState.Released, by, now, onBehalf);
    }

    public bool CanRelease(Round round, DateOnly today, bool onBehalf = false) => WhyNotRelease(round, today, onBehalf) is null;

    /// <summary>Back to the participant, with a reason; a released one too, so that it can be corrected.</summary>
    /// <param name="isPublished">The person has a published placement or team.</param>
    /// <param name="onBehalf">A coordinator does so for the employer, as long as the round is open.</param>
    /// <exception cref="DomainRuleException">
    /// When it is not handed in, the round takes no releases today, others count on the person already, it could not be handed in
    /// again, or there is no reason.
    /// </exception>
    public void SendBack(Round round, string reason, Guid by, DateTimeOffset now, DateOnly today, bool isPublished, bool onBehalf = false)
    {
        Guard.Against(WhyNotSendBack(round, today, onBehalf, isPublished));
        Reason = Guard.Required(reason, ReasonLength, nameof(Reason));
        Settle(RegistrationState.SentBack, by, now, onBehalf);
    }

    public bool CanSendBack(Round round, DateOnly today, bool isPublished, bool onBehalf = false) =>
        WhyNotSendBack(round, today, onBehalf, isPublished) is null;

    /// <summary>Notes that the person is being reminded to finish it.</summary>
    /// <exception cref="DomainRuleException">When it is handed in or withdrawn, takes no changes today, or they were reminded a moment ago.</exception>
    public void Remind(Round round, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotRemind(round, now, today));
        RemindedAt = now;
    }

    public bool CanRemind(Round round, DateTimeOffset now, DateOnly today) => WhyNotRemind(round, now, today) is null;

    /// <summary>Possible at any time while the round is open.</summary>
    /// <param name="onBehalf">A coordinator does so for the person.</param>
    /// <exception cref="DomainRuleException">When it is withdrawn already or the round is closed.</exception>
    public void Withdraw(Round round, string? reason, Guid by, DateTimeOffset now, bool onBehalf = false)
    {
        Guard.Against(WhyNotWithdraw(round));
        Reason = Guard.Optional(reason, ReasonLength, nameof(Reason));
        Settle(RegistrationState.Withdrawn, by, now, onBehalf);
    }

    public bool CanWithdraw(Round round) => WhyNotWithdraw(round) is null;

    /// <summary>True when somebody else withdrew it for the person.</summary>
    public bool IsWithdrawnByOthers => State == RegistrationState.Withdrawn && SettledById is { } by && by != PersonId;

    /// <summary>Undoes <see cref="Withdraw"/>: back to a draft with all answers kept.</summary>
    /// <exception cref="DomainRuleException">When it is not withdrawn or the round takes no registrations today.</exception>
    public void ComeBack(Round round, DateOnly today)
    {
        Guard.Against(WhyNotComeBack(round, today));
        State = RegistrationState.Draft;
        Reason = string.Empty;
        SubmittedAt = null;
    }

    public bool CanComeBack(Round round, DateOnly today) => WhyNotComeBack(round, today) is null;

    /// <summary>Keeps that somebody of this employer came this far; neither who nor what they said of themselves. Cannot be undone.</summary>
    /// <param name="nameless">Who stands for the person from now on.</param>
    public void Forget(Guid nameless)
    {
        PersonId = nameless;
        Level = string.Empty;
        (Languages, Weeks, SkillsOffered, SkillsSought) = ([], [], [], []);
        (HostWishes, ExcludedHosts, ChallengeWishes) = ([], [], []);
        (Motivation, Replacement, Reason) = (string.Empty, string.Empty, string.Empty);
        (NominatedById, SettledById) = (null, null);
    }

    private void Settle(RegistrationState state, Guid? by, DateTimeOffset now, bool onBehalf = false) =>
        (State, SettledById, SettledAt, SettledOnBehalf) = (state, by, now, onBehalf);

    /// <summary>A file may bring skills that no form offers: they count as had before.</summary>
    private void SkillsOf(RegistrationAnswers? file) => (SkillsOffered, SkillsSought) = ([.. file?.SkillsOffered ?? []], [.. file?.SkillsSought ?? []]);

    private static IEnumerable<DomainRuleException> Twice(IEnumerable<string> wishes, string field) =>
        wishes.GroupBy(wish => wish, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any())
            .Select(same => new DomainRuleException("Rules.WishedTwice", same.Key) { Field = field });

    private void Apply(Round round, RegistrationAnswers answers)
    {
        if (answers.Level.Length > 0 && !Choices.Levels.Contains(answers.Level))
        {
            throw new DomainRuleException("Rules.UnknownLevel", answers.Level) { Field = nameof(Level) };
        }

        Level = answers.Level;
        var (languages, offered, sought) = (
            Choices.Of(answers.Languages, nameof(Languages)), Choices.Of(answers.SkillsOffered, nameof(SkillsOffered)), Choices.Of(answers.SkillsSought, nameof(SkillsSought)));
        Guard.Against(
            Choices.WhyNotLanguages(languages, Languages, nameof(Languages))
            ?? Choices.WhyNotSkills(offered, SkillsOffered, nameof(SkillsOffered))
            ?? Choices.WhyNotSkills(sought, SkillsSought, nameof(SkillsSought)));
        (Languages, SkillsOffered, SkillsSought) = (languages, offered, sought);
        (JoinsExchange, JoinsTeam) = (answers.JoinsExchange, answers.JoinsTeam);
        Weeks = answers.Weeks.Count == 0 ? [] : Choices.Weeks(round, answers.Weeks, nameof(Weeks));
        HostWishes = AtMost(round.Settings.MostHostWishes, answers.HostWishes, nameof(HostWishes));
        ExcludedHosts = AtMost(MostExclusions, answers.ExcludedHosts, nameof(ExcludedHosts));
        ChallengeWishes = AtMost(MostChallengeWishes, answers.ChallengeWishes, nameof(ChallengeWishes));
        Motivation = Guard.Optional(answers.Motivation, MotivationLength, nameof(Motivation));
        Replacement = Guard.Optional(answers.Replacement, ReplacementLength, nameof(Replacement));
    }

    private static List<string> AtMost(int most, IEnumerable<string> values, string field)
    {
        var list = Choices.Of(values, field);
        return list.Count <= most ? list : throw new DomainRuleException("Rules.AtMost", most) { Field = field };
    }
}
