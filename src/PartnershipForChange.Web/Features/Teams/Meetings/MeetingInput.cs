using FluentValidation;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Web.Features.Shared.Times;

namespace PartnershipForChange.Web.Features.Teams.Meetings;

/// <summary>What a meeting is about, when it is and where.</summary>
public sealed class MeetingInput : DayAndTimes
{
    public string? Topic { get; set; }

    public string? Place { get; set; }

    public string? Link { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public PlanMeeting ToCommand() => new(Topic!, Day!.Value, From!.Value, To!.Value, Place ?? string.Empty, Link ?? string.Empty);

    public static MeetingInput Of(TeamMeeting meeting)
    {
        var input = new MeetingInput { Topic = meeting.Topic, Place = meeting.Place, Link = meeting.Link, Version = meeting.Version };
        input.Show(meeting.StartsAt, meeting.EndsAt);
        return input;
    }
}

public sealed class MeetingValidator : DayAndTimesValidator<MeetingInput>
{
    public MeetingValidator() => RuleFor(x => x.Topic).NotEmpty().WithMessage("Rules.Required");
}

/// <summary>The form of one meeting.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record MeetingPage(Guid Team, int TeamNumber, Guid? Id, MeetingInput Input);
