using FluentValidation;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Web.Features.Public.Terms;

public sealed class IssueTermsInput
{
    /// <summary>Markdown.</summary>
    public string TextSl { get; set; } = string.Empty;

    /// <summary>Markdown.</summary>
    public string TextEn { get; set; } = string.Empty;

    /// <summary>Number of the version this one was written from; 0 for none.</summary>
    public int Follows { get; set; }
}

public sealed class IssueTermsValidator : AbstractValidator<IssueTermsInput>
{
    public IssueTermsValidator()
    {
        RuleFor(x => x.TextSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.TextEn).NotEmpty().WithMessage("Rules.Required");
    }
}

/// <summary>One version of the terms.</summary>
/// <param name="Terms">Null before the first version is issued.</param>
/// <param name="InForce">Number of the version in force.</param>
public sealed record TermsPage(PartnershipTerms? Terms, int InForce, bool CanIssue);
