using FluentValidation;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Web.Features.Surveys.Manage;

public sealed class WaveInput
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public List<SurveyGroup> Audience { get; set; } = [];

    public Guid Version { get; set; }

    public static WaveInput Of(WaveRow row) => new() { From = row.From, To = row.To, Audience = [.. row.Audience], Version = row.Version };

    public ScheduleWave ToCommand(string round, string wave) => new(round, wave, From!.Value, To!.Value, Audience, Version);
}

public sealed class WaveValidator : AbstractValidator<WaveInput>
{
    public WaveValidator()
    {
        RuleFor(x => x.From).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).NotNull().WithMessage("Rules.Required");
    }
}

public sealed record WavePage(SurveyOverview Overview, WaveRow Row, WaveInput Input)
{
    public DateOnly? From => Input.From;

    public DateOnly? To => Input.To;

    public List<SurveyGroup> Audience => Input.Audience;
}
