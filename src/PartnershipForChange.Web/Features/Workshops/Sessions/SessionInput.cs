using FluentValidation;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Workshops;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Web.Features.Workshops.Sessions;

/// <summary>A session's day and times, as clocks show them where the programme runs.</summary>
public sealed class SessionInput
{
    public DateOnly? Day { get; set; }

    public TimeOnly? From { get; set; }

    public TimeOnly? To { get; set; }

    public int? Least { get; set; }

    public int? Most { get; set; }

    public DateOnly? SignUpUntil { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public PlanSession ToCommand() => new(Day!.Value, From!.Value, To!.Value, Least ?? 0, Most!.Value, SignUpUntil!.Value);

    public static SessionInput Of(WorkshopSession session) => new()
    {
        Day = session.StartsAt.LocalDay(),
        From = TimeOnly.FromDateTime(session.StartsAt.ToLocal().DateTime),
        To = TimeOnly.FromDateTime(session.EndsAt.ToLocal().DateTime),
        Least = session.Least,
        Most = session.Most,
        SignUpUntil = session.SignUpUntil,
        Version = session.Version,
    };
}

public sealed class SessionValidator : AbstractValidator<SessionInput>
{
    public SessionValidator()
    {
        RuleFor(x => x.Day).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.From).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).GreaterThan(x => x.From).When(x => x is { From: not null, To: not null }).WithMessage("Rules.EndsAfterStart");
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
