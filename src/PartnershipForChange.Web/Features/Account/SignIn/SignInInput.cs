using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PartnershipForChange.Application.Samples;

namespace PartnershipForChange.Web.Features.Account.SignIn;

public sealed class SignInInput
{
    public string Email { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    public bool RememberMe { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>Something was sent by somebody who was signed in no more: it is lost, and they are told.</summary>
    public bool Unsent { get; set; }

    /// <summary>Accounts to look at the portal as; only in Development.</summary>
    [BindNever]
    public IReadOnlyList<SampleAccount> Samples { get; set; } = [];
}

public sealed class SignInValidator : AbstractValidator<SignInInput>
{
    public SignInValidator()
    {
        RuleFor(x => x.Email).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Password).NotEmpty().WithMessage("Rules.Required");
    }
}
