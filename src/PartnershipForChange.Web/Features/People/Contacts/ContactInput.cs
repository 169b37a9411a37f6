using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PartnershipForChange.Web.Features.People.Contacts;

public sealed class ContactInput
{
    public string Email { get; set; } = string.Empty;

    public string FirstName { get; set; } = string.Empty;

    public string LastName { get; set; } = string.Empty;

    public Domain.Language Language { get; set; }

    /// <summary>The organisation, for showing.</summary>
    [BindNever]
    public LocalisedText Organisation { get; set; } = LocalisedText.Empty;

    [BindNever]
    public string Code { get; set; } = string.Empty;
}

public sealed class ContactValidator : AbstractValidator<ContactInput>
{
    public ContactValidator()
    {
        RuleFor(x => x.Email).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.FirstName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.LastName).NotEmpty().WithMessage("Rules.Required");
    }
}
