using FluentValidation;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Web.Features.Teams.Meetings;

/// <summary>A meeting's day and times, as clocks show them where the programme runs.</summary>
public sealed class MeetingInput
{
    public string? Topic { get; set; }

    public DateOnly? Day { get; set; }

    public TimeOnly? From { get; set; }

    public TimeOnly? To { get; set; }

    public string? Place { get; set; }

    public string? Link { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public PlanMeeting ToCommand() => new(Topic!, Day!.Value, From!.Value, To!.Value, Place ?? string.Empty, Link ?? string.Empty);

    public static MeetingInput Of(TeamMeeting meeting) => new()
    {
        Topic = meeting.Topic,
        Day = meeting.StartsAt.LocalDay(),
        From = TimeOnly.FromDateTime(meeting.StartsAt.ToLocal().DateTime),
        To = TimeOnly.FromDateTime(meeting.EndsAt.ToLocal().DateTime),
        Place = meeting.Place,
        Link = meeting.Link,
        Version = meeting.Version,
    };
}

public sealed class MeetingValidator : AbstractValidator<MeetingInput>
{
    public MeetingValidator()
    {
        RuleFor(x => x.Topic).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Day).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.From).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).NotNull().WithMessage("Rules.Required");
    }
}

/// <summary>The form of one meeting.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record MeetingPage(Guid Team, int TeamNumber, Guid? Id, MeetingInput Input);
