using FluentValidation;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Workshops;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;
using PartnershipForChange.Web.Features.Shared.Times;

namespace PartnershipForChange.Web.Features.Workshops.Sessions;

/// <summary>When a session is and for how many.</summary>
public sealed class SessionInput : DayAndTimes
{
    /// <summary>Null where it ends on the day it begins.</summary>
    public DateOnly? LastDay { get; set; }

    public int? Least { get; set; }

    public int? Most { get; set; }

    public DateOnly? SignUpUntil { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public PlanSession ToCommand() => new(Day!.Value, From!.Value, LastDay ?? Day.Value, To!.Value, Least ?? 0, Most!.Value, SignUpUntil!.Value);

    public static SessionInput Of(WorkshopSession session)
    {
        var last = session.EndsAt.LocalDay();
        var input = new SessionInput
        {
            LastDay = last == session.StartsAt.LocalDay() ? null : last,
            Least = session.Least,
            Most = session.Most,
            SignUpUntil = session.SignUpUntil,
            Version = session.Version,
        };
        input.Show(session.StartsAt, session.EndsAt);
        return input;
    }
}

public sealed class SessionValidator : DayAndTimesValidator<SessionInput>
{
    public SessionValidator()
    {
        RuleFor(x => x.LastDay).GreaterThanOrEqualTo(x => x.Day).When(x => x is { Day: not null, LastDay: not null }).WithMessage("Rules.EndBeforeStart");
        RuleFor(x => x.Most).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.SignUpUntil).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.SignUpUntil).LessThanOrEqualTo(x => x.Day).When(x => x is { Day: not null, SignUpUntil: not null }).WithMessage("Rules.SignUpAfterStart");
    }
}

/// <summary>The form of one session.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record SessionPage(Round Round, Workshop Workshop, Guid? Id, SessionInput Input)
{
    public string Back => $"/manage/{Round.Code}/workshops/{Workshop.Id}{(Id is null ? string.Empty : $"/sessions/{Id}")}";
}

public sealed class CancelInput
{
    public string? Reason { get; set; }

    public Guid? Version { get; set; }
}

/// <summary>A session about to be called off.</summary>
public sealed record CancelPage(SessionView View, CancelInput Input);
