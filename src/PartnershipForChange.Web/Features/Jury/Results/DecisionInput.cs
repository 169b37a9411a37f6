using FluentValidation;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Web.Features.Jury.Results;

public sealed class DecisionInput
{
    public Guid? Version { get; set; }

    public Verdict? Verdict { get; set; }

    public string? Feedback { get; set; }

    public DateOnly? ReviseBy { get; set; }

    public static DecisionInput Of(JuryDecisionView found) => new()
    {
        Version = found.Version,
        Verdict = found.Row.IsBack ? null : found.Row.Verdict,
        Feedback = found.Feedback,
        ReviseBy = found.ReviseBy,
    };

    public DecideSubject ToCommand(PanelAddress panel, Guid subject) =>
        new(panel, subject, new JuryDecision(Verdict!.Value, Feedback ?? string.Empty, ReviseBy), Version);
}

public sealed class DecisionValidator : AbstractValidator<DecisionInput>
{
    public DecisionValidator()
    {
        RuleFor(x => x.Verdict).NotNull().WithMessage("Rules.ChooseOne");
        RuleFor(x => x.Verdict).IsInEnum().WithMessage("Rules.ChooseOne");
        RuleFor(x => x.Feedback).NotEmpty().WithMessage("Rules.Required");
    }
}

public sealed record DecisionPage(JuryDecisionView Decision, DecisionInput Input);
