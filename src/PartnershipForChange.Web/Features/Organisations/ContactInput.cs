using FluentValidation;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Web.Features.Organisations;

public sealed class ContactInput
{
    public string Email { get; set; } = string.Empty;

    public string FirstName { get; set; } = string.Empty;

    public string LastName { get; set; } = string.Empty;

    public Domain.Language Language { get; set; }

    public AddContact ToCommand(string code) => new(code, Email, FirstName, LastName, Language);
}

public sealed class ContactValidator : AbstractValidator<ContactInput>
{
    public ContactValidator()
    {
        RuleFor(x => x.FirstName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.LastName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Email).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Email).Must(e => string.IsNullOrWhiteSpace(e) || Person.IsEmail(e.Trim())).WithMessage("Rules.EmailShape");
    }
}

public sealed record ContactFormPage(Organisation Organisation, ContactInput Input);
