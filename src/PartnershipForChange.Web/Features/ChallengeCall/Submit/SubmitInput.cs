using FluentValidation;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Web.Features.ChallengeCall.Submit;

public sealed class SubmitInput
{
    public string Token { get; set; } = string.Empty;

    public Guid? Version { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? Owner { get; set; }

    public OwnerKind? OwnerKind { get; set; }

    public BenefitTo? BenefitTo { get; set; }

    public string? Benefit { get; set; }

    public string? ContactName { get; set; }

    public string? ContactEmail { get; set; }

    public bool Consents { get; set; }

    /// <summary>Which button was pressed: hand in, or save a draft.</summary>
    public bool Sends { get; set; }

    public static SubmitInput Of(ChallengeSubmission submission, string token) => new()
    {
        Token = token,
        Version = submission.Version,
        Title = submission.Title,
        Description = submission.Description,
        Owner = submission.Owner,
        OwnerKind = submission.OwnerKind,
        BenefitTo = submission.BenefitTo,
        Benefit = submission.Benefit,
        ContactName = submission.ContactName,
        ContactEmail = submission.ContactEmail,
        Consents = submission.ConsentedAt is not null,
    };

    public WriteSubmission ToCommand(string round, Domain.Language language) => new(
        round, Token, new SubmissionText(Title, Description, Owner, OwnerKind, BenefitTo, Benefit, ContactName, ContactEmail), language, Sends, Consents, Version);
}

/// <summary>Tells everything that is missing at once.</summary>
public sealed class SubmitValidator : AbstractValidator<SubmitInput>
{
    public SubmitValidator()
    {
        RuleFor(x => x.Title).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.ContactName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.ContactEmail).NotEmpty().WithMessage("Rules.Required");
        When(x => x.Sends, () =>
        {
            RuleFor(x => x.Description).NotEmpty().WithMessage("Rules.Required");
            RuleFor(x => x.Owner).NotEmpty().WithMessage("Rules.Required");
            RuleFor(x => x.OwnerKind).NotNull().WithMessage("Rules.ChooseAnswer");
            RuleFor(x => x.BenefitTo).NotNull().WithMessage("Rules.ChooseAnswer");
            RuleFor(x => x.Benefit).NotEmpty().WithMessage("Rules.Required");
            RuleFor(x => x.Consents).Equal(true).WithMessage("Rules.CallConsent");
        });
    }
}

/// <summary>The form, new or with what could not be taken.</summary>
public sealed record SubmitPage(RoundCall Round, bool IsOpen, SubmitInput Input);

/// <summary>One's own submission behind its private link.</summary>
public sealed record MinePage(MySubmission Mine, SubmitInput Input);
