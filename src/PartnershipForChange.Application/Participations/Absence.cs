using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Participations;

/// <summary>Why an organisation can do nothing in a round, and what is left to it: one answer for every page that offers something.</summary>
public enum Absence
{
    RoundClosed,

    /// <summary>It has yet to answer the invitation, and can.</summary>
    Unanswered,

    /// <summary>It has given no final answer, and none is taken any more.</summary>
    Missed,

    /// <summary>It declined, and can still say yes.</summary>
    DeclinedForNow,
    Declined,
}

public static class Absences
{
    /// <summary>Null while the round is not closed and the organisation takes part.</summary>
    /// <param name="participation">Null where it was not invited.</param>
    public static Absence? Of(Round round, Participation? participation, DateOnly today, bool onBehalf) =>
        round.State == RoundState.Closed ? Absence.RoundClosed
        : participation?.IsIn == true ? null
        : (participation?.IsDecided == true, participation?.CanAnswer(round, today, onBehalf) != false) switch
        {
            (true, true) => Absence.DeclinedForNow,
            (true, false) => Absence.Declined,
            (false, true) => Absence.Unanswered,
            _ => Absence.Missed,
        };
}
