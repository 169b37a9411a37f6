using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Web.Features.Account.Invitation;

public sealed class InvitationInput : INewPassword
{
    public string Token { get; set; } = string.Empty;

    public string FirstName { get; set; } = string.Empty;

    public string LastName { get; set; } = string.Empty;

    public Domain.Language Language { get; set; }

    public string Password { get; set; } = string.Empty;

    public string PasswordAgain { get; set; } = string.Empty;

    /// <summary>What the link leads to, for showing.</summary>
    [BindNever]
    public InvitationLink? Link { get; set; }
}

public sealed class InvitationValidator : AbstractValidator<InvitationInput>
{
    public InvitationValidator()
    {
        RuleFor(x => x.FirstName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.LastName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Password).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.PasswordAgain).Equal(x => x.Password).WithMessage("Rules.PasswordsDiffer");
    }
}
