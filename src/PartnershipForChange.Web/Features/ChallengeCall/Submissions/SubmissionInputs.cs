using FluentValidation;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Web.Features.ChallengeCall.Submissions;

/// <summary>The address of the list.</summary>
public sealed class SubmissionListInput
{
    public string? Search { get; set; }

    public SubmissionState? State { get; set; }

    public OwnerKind? OwnerKind { get; set; }

    public BenefitTo? BenefitTo { get; set; }

    public string? Sort { get; set; }

    public int Page { get; set; } = 1;

    public SubmissionFilter ToFilter() => new(Search, State, OwnerKind, BenefitTo, Sort, Page);
}

public sealed class SendBackInput
{
    public string? Reason { get; set; }

    public Guid Version { get; set; }
}

public sealed class SendBackValidator : AbstractValidator<SendBackInput>
{
    public SendBackValidator() => RuleFor(x => x.Reason).NotEmpty().WithMessage("Rules.Required");
}

public sealed class DeclineInput
{
    /// <summary>Not <c>Reason</c>: the form to send it back is on the same page.</summary>
    public string? Why { get; set; }

    public Guid Version { get; set; }
}

public sealed class DeclineValidator : AbstractValidator<DeclineInput>
{
    public DeclineValidator() => RuleFor(x => x.Why).NotEmpty().WithMessage("Rules.Required");
}

public sealed class MergeInput
{
    /// <summary>The submission that goes on for both.</summary>
    public Guid? Into { get; set; }

    public Guid Version { get; set; }
}

public sealed class MergeValidator : AbstractValidator<MergeInput>
{
    public MergeValidator() => RuleFor(x => x.Into).NotNull().WithMessage("Rules.ChooseAnswer");
}

public sealed record SubmissionListPage(SubmissionListInput Filter, SubmissionOverview Overview);

/// <summary>One submission with what can be done, and what was typed into a form that could not be taken.</summary>
public sealed record OneSubmissionPage(SubmissionPage Page)
{
    public SendBackInput? SendBack { get; init; }

    public DeclineInput? Decline { get; init; }

    public MergeInput? Merge { get; init; }
}
