namespace PartnershipForChange.Domain.Rounds;

/// <summary>One cycle of the programme: window, strands, phases with the rights they carry, challenges, settings.</summary>
public sealed class Round : Entity
{
    public const int CodeLength = 20;
    public const int NameLength = 120;

    /// <summary>For how long after it closed the round keeps who took part in it: what the privacy notice promises.</summary>
    public const int YearsOfNames = 2;

    /// <summary>How long beforehand coordinators are told that names go.</summary>
    public const int DaysOfNotice = 30;

    /// <summary>No round's code, because the page on which a round is made has this address.</summary>
    public const string ReservedCode = "new";

    private readonly List<Phase> _phases = [];
    private readonly List<Challenge> _challenges = [];

    private Round()
    {
    }

    /// <exception cref="DomainRuleException">When a field is missing, too long or the window ends before it starts.</exception>
    public Round(string code, RoundDetails details)
    {
        Code = Guard.Code(code, CodeLength, nameof(Code), ReservedCode).ToLowerInvariant();
        Edit(details);
    }

    /// <summary>Name in addresses, for example 2027; never changes.</summary>
    public string Code { get; private set; } = string.Empty;

    public LocalisedText Name { get; private set; } = LocalisedText.Empty;

    /// <summary>For example 2026/27.</summary>
    public string Season { get; private set; } = string.Empty;

    public LocalisedText Patron { get; private set; } = LocalisedText.Empty;

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public RoundState State { get; private set; }

    public RoundStrands Strands { get; private set; } = RoundStrands.Usual;

    public RoundSettings Settings { get; private set; } = RoundSettings.Usual;

    public Guid? ClonedFromId { get; private set; }

    /// <summary>The day it was closed; null while it is not.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The day on which everything that names or describes a person was removed from it; null while it is there.</summary>
    public DateOnly? NamesRemovedOn { get; private set; }

    /// <summary>The day on which names will be removed; null while it is not closed, and once they are.</summary>
    public DateOnly? NamesGoOn => NamesRemovedOn is null ? ClosedOn?.AddYears(YearsOfNames) : null;

    /// <summary>The phases, by their first day.</summary>
    public IReadOnlyList<Phase> Phases => [.. _phases.OrderBy(p => p.From).ThenBy(p => p.Kind)];

    public IReadOnlyList<Challenge> Challenges => [.. _challenges.OrderBy(c => c.Order)];

    /// <summary>Mondays of the weeks whose five working days all lie in the window.</summary>
    public IReadOnlyList<DateOnly> Weeks => WeeksBetween(From, To);

    public static IReadOnlyList<DateOnly> WeeksBetween(DateOnly from, DateOnly to)
    {
        var monday = from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7);
        var weeks = new List<DateOnly>();
        for (; monday.AddDays(4) <= to; monday = monday.AddDays(7))
        {
            weeks.Add(monday);
        }

        return weeks;
    }

    /// <exception cref="DomainRuleException">When closed, a field is missing or too long, or the window is not one.</exception>
    public void Edit(RoundDetails details)
    {
        Guard.Against(WhyNotEdit());
        Name = Guard.Required(details.Name, NameLength, nameof(Name));
        Season = Guard.Optional(details.Season, 20, nameof(Season));
        Patron = Guard.Optional(details.Patron, 200, nameof(Patron));
        if (details.To < details.From)
        {
            throw new DomainRuleException("Rules.EndBeforeStart") { Field = nameof(To) };
        }

        if (details.To.DayNumber - details.From.DayNumber > 730)
        {
            throw new DomainRuleException("Rules.WindowTooLong") { Field = nameof(To) };
        }

        (From, To) = (details.From, details.To);
    }

    public bool CanEdit() => WhyNotEdit() is null;

    /// <exception cref="DomainRuleException">When the round is closed or a number is out of range.</exception>
    public void Configure(RoundStrands strands, RoundSettings settings)
    {
        Guard.Against(WhyNotEdit());
        Strands = strands;
        Settings = settings.Checked();
    }

    /// <summary>Sets every phase at once: those not named are removed.</summary>
    /// <exception cref="DomainRuleException">
    /// When the round is closed, a kind occurs twice, a phase ends before it starts, or begins before the one it follows.
    /// </exception>
    public void Plan(IReadOnlyList<PhasePlan> plans)
    {
        Guard.Against(WhyNotEdit());
        if (plans.Select(p => p.Kind).Distinct().Count() != plans.Count)
        {
            throw new DomainRuleException("Rules.PhaseTwice");
        }

        RequireOrder(plans);
        _phases.RemoveAll(phase => plans.All(p => p.Kind != phase.Kind));
        foreach (var plan in plans)
        {
            if (_phases.Find(p => p.Kind == plan.Kind) is { } phase)
            {
                phase.Schedule(plan.From, plan.To);
                phase.Grant(plan.Rights);
            }
            else
            {
                _phases.Add(new Phase(Id, plan.Kind, plan.From, plan.To, plan.Rights));
            }
        }
    }

    /// <summary>True when the round is open and a phase with this right covers <paramref name="today"/>.</summary>
    public bool Allows(RoundRight right, DateOnly today) => WhyNot(right, today) is null;

    /// <summary>The last day on which a phase that is not over gives this right; null when none does.</summary>
    public DateOnly? LastDayOf(RoundRight right, DateOnly today) =>
        _phases.Where(p => p.Rights.Contains(right) && !p.IsOverOn(today)).Max(p => (DateOnly?)p.To);

    /// <summary>The day by which employers are to agree to registrations: for contacts, coordinators and calendars alike. Null when no phase says.</summary>
    public DateOnly? ReleaseBy(DateOnly today) => LastDayOf(RoundRight.Release, today) ?? Phase(PhaseKind.Registration)?.To;

    /// <summary>The day on which a phase to come will give this right; null when it holds today, or none will give it.</summary>
    public DateOnly? FirstDayOf(RoundRight right, DateOnly today) => State == RoundState.Closed || Allows(right, today)
        ? null
        : _phases.Where(p => p.Rights.Contains(right) && p.From > today && !p.IsOverOn(today)).Min(p => (DateOnly?)p.From);

    /// <exception cref="DomainRuleException">When the round or no phase of it allows this today.</exception>
    public void Require(RoundRight right, DateOnly today) => Guard.Against(WhyNot(right, today));

    /// <summary>The phase a reader would name first today: the last one begun that is open; null between phases.</summary>
    public Phase? CurrentPhase(DateOnly today) => Phases.LastOrDefault(p => p.IsOpenOn(today));

    public Phase? NextPhase(DateOnly today) => Phases.FirstOrDefault(p => !p.IsOpenOn(today) && !p.IsOverOn(today));

    public Phase? Phase(PhaseKind kind) => _phases.Find(p => p.Kind == kind);

    /// <summary>What people may do in the round today.</summary>
    public IReadOnlyList<RoundRight> RightsOn(DateOnly today) => State == RoundState.Open ? RightsIfOpenOn(today) : [];

    /// <summary>What people could do today were the round open: what opening or reopening it would allow.</summary>
    public IReadOnlyList<RoundRight> RightsIfOpenOn(DateOnly today) => RightsOf(_phases.Where(p => p.IsOpenOn(today)));

    /// <summary>What <see cref="MoveOn"/> would do; null when it is not possible.</summary>
    public PhaseMove? NextMove(DateOnly today)
    {
        if (!CanMoveOn(today))
        {
            return null;
        }

        var next = NextPhase(today)!;
        var ending = EndingBefore(next, today).ToList();
        var now = RightsOn(today);
        var then = RightsOf(_phases.Where(p => p.IsOpenOn(today)).Except(ending).Append(next));
        return new PhaseMove(next, ending, [.. then.Except(now)], [.. now.Except(then)]);
    }

    /// <summary>
    /// Begins the next phase today, ahead of its date, and ends those that by the plan end before it begins; phases
    /// planned to run beside it stay open.
    /// </summary>
    /// <exception cref="DomainRuleException">When the round is not open or has no next phase.</exception>
    public void MoveOn(DateOnly today, DateTimeOffset now)
    {
        Guard.Against(WhyNotMoveOn(today));
        var next = NextPhase(today)!;
        foreach (var phase in EndingBefore(next, today).ToList())
        {
            phase.End(today, now);
        }

        next.Begin(today);
    }

    public bool CanMoveOn(DateOnly today) => WhyNotMoveOn(today) is null;

    /// <exception cref="DomainRuleException">When it is not a draft, or has no phases or no week.</exception>
    public void Open()
    {
        Guard.Against(WhyNotOpen());
        State = RoundState.Open;
    }

    public bool CanOpen() => WhyNotOpen() is null;

    /// <exception cref="DomainRuleException">When it is not open.</exception>
    public void Close(DateOnly today)
    {
        Guard.Against(WhyNotClose());
        (State, ClosedOn) = (RoundState.Closed, today);
    }

    public bool CanClose() => WhyNotClose() is null;

    /// <summary>Undoes <see cref="Close"/>.</summary>
    /// <exception cref="DomainRuleException">When it is not closed, or nobody is known any more who was in it.</exception>
    public void Reopen()
    {
        Guard.Against(WhyNotReopen());
        (State, ClosedOn) = (RoundState.Open, null);
    }

    public bool CanReopen() => WhyNotReopen() is null;

    /// <summary>Notes that names go today, for good; the caller removes them in the same transaction.</summary>
    /// <exception cref="DomainRuleException">When it is not closed long enough, or they are gone already.</exception>
    public void RemoveNames(DateOnly today)
    {
        Guard.Against(WhyNotRemoveNames(today));
        NamesRemovedOn = today;
    }

    public bool CanRemoveNames(DateOnly today) => WhyNotRemoveNames(today) is null;

    /// <summary>True in the days in which coordinators take away what they need before names go.</summary>
    public bool LosesNamesSoon(DateOnly today) => NamesGoOn is { } day && today >= day.AddDays(-DaysOfNotice);

    /// <param name="solutionId">The solution of an earlier round that it carries on.</param>
    /// <exception cref="DomainRuleException">When the round is closed, the key is taken, a text is missing or the solution is carried on already.</exception>
    public Challenge AddChallenge(string key, ChallengeText text, Guid? solutionId = null)
    {
        Guard.Against(WhyNotEdit());
        if (_challenges.Exists(c => string.Equals(c.Key, key?.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            throw new DomainRuleException("Rules.ChallengeKeyTaken", key!) { Field = nameof(Challenge.Key) };
        }

        Guard.Against(solutionId is not null && _challenges.Exists(c => c.SolutionId == solutionId) ? new DomainRuleException("Rules.SolutionCarriedAlready") : null);
        var challenge = new Challenge(Id, key!, text, _challenges.Count + 1, solutionId);
        _challenges.Add(challenge);
        return challenge;
    }

    /// <exception cref="DomainRuleException">When the round is closed, the challenge is not in it or a text is missing.</exception>
    public void EditChallenge(Guid challengeId, ChallengeText text)
    {
        Guard.Against(WhyNotEdit());
        ChallengeOf(challengeId).Edit(text);
    }

    /// <exception cref="DomainRuleException">When the round is closed or the challenge is not in it.</exception>
    public void RemoveChallenge(Guid challengeId)
    {
        Guard.Against(WhyNotEdit());
        var challenge = ChallengeOf(challengeId);
        _challenges.Remove(challenge);
        Number(Challenges);
    }

    /// <summary>Moves a challenge by so many places in the list, up when negative; at an end it stays there.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or the challenge is not in it.</exception>
    public void MoveChallenge(Guid challengeId, int places)
    {
        Guard.Against(WhyNotEdit());
        var challenge = ChallengeOf(challengeId);
        var others = Challenges.Where(c => c != challenge).ToList();
        others.Insert(Math.Clamp(challenge.Order - 1 + places, 0, others.Count), challenge);
        Number(others);
    }

    /// <summary>
    /// The window and the phases moved by whole weeks, so that the window begins in the week of <paramref name="from"/>
    /// and weekdays stay weekdays.
    /// </summary>
    public RoundDates DatesFrom(DateOnly from)
    {
        var days = (int)Math.Round((from.DayNumber - From.DayNumber) / 7.0) * 7;
        return new RoundDates(
            From.AddDays(days),
            To.AddDays(days),
            [.. Phases.Select(p => p.ToPlan()).Select(p => p with { From = p.From.AddDays(days), To = p.To.AddDays(days) })]);
    }

    /// <summary>
    /// A draft with this round's strands, settings, challenges, and phases with their dates moved to
    /// <paramref name="from"/> (<see cref="DatesFrom"/>).
    /// </summary>
    /// <exception cref="DomainRuleException">When the code or the name is missing, too long or not one.</exception>
    public Round Clone(string code, LocalisedText name, string season, DateOnly from)
    {
        var dates = DatesFrom(from);
        var clone = new Round(code, new RoundDetails(name, season, Patron, dates.From, dates.To))
        {
            Strands = Strands.Restarted(),
            Settings = Settings,
            ClonedFromId = Id,
        };
        clone.Plan(dates.Phases);
        foreach (var challenge in Challenges)
        {
            clone.AddChallenge(challenge.Key, challenge.Text(), challenge.SolutionId);
        }

        return clone;
    }

    private static IReadOnlyList<RoundRight> RightsOf(IEnumerable<Phase> phases) => [.. phases.SelectMany(p => p.Rights).Distinct().Order()];

    private static void RequireOrder(IReadOnlyList<PhasePlan> plans)
    {
        PhasePlan? before = null;
        foreach (var plan in plans.OrderBy(p => p.Kind))
        {
            if (before is not null && plan.From < before.From)
            {
                throw new DomainRuleException("Rules.PhaseOrder", plan.Kind, before.Kind) { Field = $"{plan.Kind}.From" };
            }

            before = plan;
        }
    }

    private static void Number(IEnumerable<Challenge> challenges)
    {
        var order = 1;
        foreach (var challenge in challenges)
        {
            challenge.MoveTo(order++);
        }
    }

    private IEnumerable<Phase> EndingBefore(Phase next, DateOnly today) => _phases.Where(p => p.IsOpenOn(today) && p.To < next.From);

    private Challenge ChallengeOf(Guid id) =>
        _challenges.Find(c => c.Id == id) ?? throw new DomainRuleException("Rules.ChallengeNotInRound");

    private DomainRuleException? WhyNotEdit() =>
        State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", Name) : null;

    private DomainRuleException? WhyNotOpen() => this switch
    {
        { State: not RoundState.Draft } => new DomainRuleException("Rules.RoundNotDraft"),
        { _phases.Count: 0 } => new DomainRuleException("Rules.RoundWithoutPhases"),
        { Strands.Exchange: StrandState.On, Weeks.Count: 0 } => new DomainRuleException("Rules.WindowWithoutWeek") { Field = nameof(To) },
        _ => null,
    };

    private DomainRuleException? WhyNotClose() => State == RoundState.Open ? null : new DomainRuleException("Rules.RoundNotOpen");

    private DomainRuleException? WhyNotReopen() =>
        State != RoundState.Closed ? new DomainRuleException("Rules.RoundNotClosed")
        : NamesRemovedOn is { } day ? new DomainRuleException("Rules.NamesRemoved", day)
        : null;

    private DomainRuleException? WhyNotRemoveNames(DateOnly today) =>
        WhyNotReopen() ?? (NamesGoOn is { } day && day <= today ? null : new DomainRuleException("Rules.NamesStillKept"));

    private DomainRuleException? WhyNotMoveOn(DateOnly today) =>
        State != RoundState.Open ? new DomainRuleException("Rules.RoundNotOpen")
        : NextPhase(today) is null ? new DomainRuleException("Rules.NoNextPhase")
        : null;

    private DomainRuleException? WhyNot(RoundRight right, DateOnly today) => State switch
    {
        RoundState.Draft => new DomainRuleException("Rules.RoundNotOpen"),
        RoundState.Closed => new DomainRuleException("Rules.RoundClosed", Name),
        _ when right.Strand() is { } strand && !Strands.Has(strand) => new DomainRuleException("Rules.StrandCancelled"),
        _ => _phases.Exists(p => p.Rights.Contains(right) && p.IsOpenOn(today)) ? null : new DomainRuleException($"Rules.NotNow.{right}"),
    };
}
