namespace PartnershipForChange.Domain.Workshops;

public enum SignUpState
{
    /// <summary>Has a place.</summary>
    SignedUp,

    /// <summary>On the waiting list, in the order of <see cref="SignUp.Number"/>.</summary>
    Waiting,

    /// <summary>Does not come.</summary>
    Left,
}

/// <summary>A person in a session.</summary>
public sealed class SignUp : Entity
{
    private SignUp()
    {
    }

    internal SignUp(Guid roundId, Guid sessionId, Guid personId) => (RoundId, SessionId, PersonId) = (roundId, sessionId, personId);

    public Guid RoundId { get; private set; }

    public Guid SessionId { get; private set; }

    public Guid PersonId { get; private set; }

    public SignUpState State { get; private set; }

    /// <summary>1, 2, 3 ... in the order people came to the session; whoever left and comes back gets a new one.</summary>
    public int Number { get; private set; }

    public DateTimeOffset SignedUpAt { get; private set; }

    /// <summary>When a place became free for somebody who had waited.</summary>
    public DateTimeOffset? PromotedAt { get; private set; }

    public DateTimeOffset? AttendedAt { get; private set; }

    public bool HasAttended => AttendedAt is not null;

    internal void Join(int number, bool hasPlace, DateTimeOffset now)
    {
        (Number, SignedUpAt, PromotedAt) = (number, now, null);
        State = hasPlace ? SignUpState.SignedUp : SignUpState.Waiting;
    }

    internal void Promote(DateTimeOffset now) => (State, PromotedAt) = (SignUpState.SignedUp, now);

    internal void Leave() => State = SignUpState.Left;

    internal void Attend(DateTimeOffset? at) => AttendedAt = at;
}
