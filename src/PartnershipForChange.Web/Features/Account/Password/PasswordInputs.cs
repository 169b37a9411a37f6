using FluentValidation;

namespace PartnershipForChange.Web.Features.Account.Password;

/// <summary>Asks for a link to a new password.</summary>
public sealed class ForgottenInput
{
    public string Email { get; set; } = string.Empty;
}

public sealed class ForgottenValidator : AbstractValidator<ForgottenInput>
{
    public ForgottenValidator() => RuleFor(x => x.Email).NotEmpty().WithMessage("Rules.Required");
}

/// <summary>Sets a new password with the link.</summary>
public sealed class ResetInput : INewPassword
{
    public string Token { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    public string PasswordAgain { get; set; } = string.Empty;
}

/// <summary>Changes the password with the present one.</summary>
public sealed class ChangeInput : INewPassword
{
    public string Current { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    public string PasswordAgain { get; set; } = string.Empty;
}

public sealed class ResetValidator : AbstractValidator<ResetInput>
{
    public ResetValidator()
    {
        RuleFor(x => x.Password).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.PasswordAgain).Equal(x => x.Password).WithMessage("Rules.PasswordsDiffer");
    }
}

public sealed class ChangeValidator : AbstractValidator<ChangeInput>
{
    public ChangeValidator()
    {
        RuleFor(x => x.Current).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Password).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.PasswordAgain).Equal(x => x.Password).WithMessage("Rules.PasswordsDiffer");
    }
}
