namespace PartnershipForChange.Domain.Workshops;

/// <summary>
/// A workshop at a time, with its places and the people in it. It is one whole: every change of who is in it is saved
/// against the session's version, so that of two who take the last place at once one saves second, looks again and waits.
/// </summary>
public sealed class WorkshopSession : Entity
{
    public const int MostPlaces = 2000;
    public const int ReasonLength = 500;

    /// <summary>From its first hour to its last.</summary>
    public const int MostDays = 14;

    /// <summary>How long before the start people are let in.</summary>
    public static readonly TimeSpan DoorsOpen = TimeSpan.FromHours(3);

    private readonly List<SignUp> _signUps = [];

    private WorkshopSession()
    {
    }

    /// <exception cref="DomainRuleException">When the round takes no workshops, or the plan is not as it should be.</exception>
    public WorkshopSession(Workshop workshop, SessionPlan plan, SessionMoment moment)
    {
        (RoundId, WorkshopId) = (workshop.RoundId, workshop.Id);
        Guard.Against(Workshop.WhyNotEdit(moment.Round));
        Apply(plan, moment.Now);
    }

    public Guid RoundId { get; private set; }

    public Guid WorkshopId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>With fewer signed up it may be called off; 0: it takes place in any case.</summary>
    public int Least { get; private set; }

    /// <summary>Places.</summary>
    public int Most { get; private set; }

    /// <summary>The last day on which people sign up.</summary>
    public DateOnly SignUpUntil { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was called off; everybody who was in it reads it.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>The day on which those in it were reminded.</summary>
    public DateOnly? RemindedOn { get; private set; }

    public IReadOnlyList<SignUp> SignUps => _signUps;

    public bool IsCancelled => CancelledAt is not null;

    public int Taken => _signUps.Count(s => s.State == SignUpState.SignedUp);

    public int Free => Math.Max(0, Most - Taken);

    /// <summary>Who waits, first come first.</summary>
    public IReadOnlyList<SignUp> Waiting => [.. _signUps.Where(s => s.State == SignUpState.Waiting).OrderBy(s => s.Number)];

    public bool IsBelowLeast => Taken < Least;

    public SignUp? Of(Guid personId) => _signUps.Find(s => s.PersonId == personId && s.State != SignUpState.Left);

    /// <summary>Changes when it is and for how many. More places let those in who wait; places in use are never taken away.</summary>
    /// <returns>Who has a place now and waited before.</returns>
    /// <exception cref="DomainRuleException">When it is over or called off, or the plan is not as it should be.</exception>
    public IReadOnlyList<SignUp> Edit(SessionPlan plan, SessionMoment moment)
    {
        Guard.Against(WhyNotEdit(moment));
        if (plan.Most < Taken)
        {
            throw new DomainRuleException("Rules.PlacesInUse", Taken) { Field = nameof(Most) };
        }

        if (plan.StartsAt != StartsAt)
        {
            RemindedOn = null;
        }

        Apply(plan, moment.Now);
        return Fill(moment.Now);
    }

    public bool CanEdit(SessionMoment moment) => WhyNotEdit(moment) is null;

    /// <summary>Takes a place or, when there is none, the end of the waiting list. Nothing changes for whoever is in it already.</summary>
    /// <exception cref="DomainRuleException">When sign-up is not open.</exception>
    public SignUp Join(Guid personId, SessionMoment moment)
    {
        Guard.Against(WhyNotJoin(moment));
        if (Of(personId) is { } there)
        {
            return there;
        }

        var (number, hasPlace) = (_signUps.Select(s => s.Number).DefaultIfEmpty().Max() + 1, Free > 0 && Waiting.Count == 0);
        var signUp = _signUps.Find(s => s.PersonId == personId);
        if (signUp is null)
        {
            signUp = new SignUp(RoundId, Id, personId);
            _signUps.Add(signUp);
        }

        signUp.Join(number, hasPlace, moment.Now);
        return signUp;
    }

    public bool CanJoin(SessionMoment moment) => WhyNotJoin(moment) is null;

    /// <summary>Gives the place back; the first who waits gets it.</summary>
    /// <returns>Who has a place now and waited before.</returns>
    /// <exception cref="DomainRuleException">When the person is not in it, or it has begun.</exception>
    public IReadOnlyList<SignUp> Leave(Guid personId, DateTimeOffset now)
    {
        Guard.Against(WhyNotLeave(personId, now));
        Of(personId)!.Leave();
        return Fill(now);
    }

    public bool CanLeave(Guid personId, DateTimeOffset now) => WhyNotLeave(personId, now) is null;

    /// <summary>Calls it off. Whoever was in it stays on its list, so that everybody can be told.</summary>
    /// <exception cref="DomainRuleException">When it has begun, is called off already or no reason is given.</exception>
    public void Cancel(string? reason, DateTimeOffset now)
    {
        Guard.Against(WhyNotCancel(now));
        Reason = Guard.Required(reason, ReasonLength, nameof(Reason));
        CancelledAt = now;
    }

    public bool CanCancel(DateTimeOffset now) => WhyNotCancel(now) is null;

    /// <summary>Notes that those with a place were reminded.</summary>
    /// <returns>False when there is nothing to remind of: it is called off, or they were reminded.</returns>
    public bool Remind(DateOnly today)
    {
        if (IsCancelled || RemindedOn is not null)
        {
            return false;
        }

        RemindedOn = today;
        return true;
    }

    /// <summary>Notes that somebody with a place is there.</summary>
    /// <returns>False when that was noted already.</returns>
    /// <exception cref="DomainRuleException">When doors are not open, or the person has no place.</exception>
    public bool CheckIn(Guid signUpId, DateTimeOffset now)
    {
        Guard.Against(WhyNotCheckIn(now));
        var signUp = _signUps.Find(s => s.Id == signUpId && s.State == SignUpState.SignedUp) ?? throw new DomainRuleException("Rules.NoPlaceInSession");
        if (signUp.HasAttended)
        {
            return false;
        }

        signUp.Attend(now);
        return true;
    }

    public bool CanCheckIn(DateTimeOffset now) => WhyNotCheckIn(now) is null;

    /// <summary>Says of everybody with a place whether they were there.</summary>
    /// <exception cref="DomainRuleException">When doors are not open.</exception>
    public void SetAttendance(IReadOnlyCollection<Guid> attended, DateTimeOffset now)
    {
        Guard.Against(WhyNotCheckIn(now));
        foreach (var signUp in _signUps.Where(s => s.State == SignUpState.SignedUp && s.HasAttended != attended.Contains(s.Id)))
        {
            signUp.Attend(signUp.HasAttended ? null : now);
        }
    }

    private List<SignUp> Fill(DateTimeOffset now)
    {
        var promoted = Waiting.Take(Free).ToList();
        promoted.ForEach(s => s.Promote(now));
        return promoted;
    }

    private void Apply(SessionPlan plan, DateTimeOffset now)
    {
        Guard.TimesToCome(plan.StartsAt, plan.EndsAt, now, MostDays);
        Most = Guard.InRange(plan.Most, 1, MostPlaces, nameof(Most));
        Least = Guard.InRange(plan.Least, 0, Most, nameof(Least));
        SignUpUntil = plan.SignUpUntil <= plan.Day
            ? plan.SignUpUntil
            : throw new DomainRuleException("Rules.SignUpAfterStart") { Field = nameof(SignUpUntil) };
        (StartsAt, EndsAt) = (plan.StartsAt, plan.EndsAt);
    }

    private DomainRuleException? WhyNotEdit(SessionMoment moment) => Workshop.WhyNotEdit(moment.Round) ?? WhyNotCancel(moment.Now);

    private DomainRuleException? WhyNotJoin(SessionMoment moment) =>
        WhyNotEdit(moment)
        ?? (moment.Round.State != Rounds.RoundState.Open ? new DomainRuleException("Rules.RoundNotOpen")
        : moment.Today > SignUpUntil ? new DomainRuleException("Rules.SignUpClosed", SignUpUntil)
        : null);

    private DomainRuleException? WhyNotLeave(Guid personId, DateTimeOffset now) =>
        Of(personId) switch
        {
            null => new DomainRuleException("Rules.NotInSession"),
            { HasAttended: true } => new DomainRuleException("Rules.WasThere"),
            _ => WhyNotCancel(now),
        };

    private DomainRuleException? WhyNotCancel(DateTimeOffset now) =>
        IsCancelled ? new DomainRuleException("Rules.SessionCancelled")
        : StartsAt <= now ? new DomainRuleException("Rules.SessionBegun")
        : null;

    private DomainRuleException? WhyNotCheckIn(DateTimeOffset now) =>
        IsCancelled ? new DomainRuleException("Rules.SessionCancelled")
        : now < StartsAt - DoorsOpen ? new DomainRuleException("Rules.DoorsClosed", StartsAt - DoorsOpen)
        : null;
}
