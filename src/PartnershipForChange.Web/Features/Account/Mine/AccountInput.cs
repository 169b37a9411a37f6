using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Web.Features.Account.Mine;

public sealed class AccountInput
{
    public string FirstName { get; set; } = string.Empty;

    public string LastName { get; set; } = string.Empty;

    public Domain.Language Language { get; set; }

    public Guid? Version { get; set; }

    /// <summary>What cannot be changed here, for showing.</summary>
    [BindNever]
    public OwnAccount Account { get; set; } = null!;
}

public sealed class AccountValidator : AbstractValidator<AccountInput>
{
    public AccountValidator()
    {
        RuleFor(x => x.FirstName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.LastName).NotEmpty().WithMessage("Rules.Required");
    }
}
