using FluentValidation;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Web.Features.Registrations.Nominations;

/// <summary>One person whom a contact names.</summary>
public sealed class NominationInput
{
    public string Email { get; set; } = string.Empty;

    public string FirstName { get; set; } = string.Empty;

    public string LastName { get; set; } = string.Empty;

    public Domain.Language Language { get; set; }

    /// <summary>Set by the second button: the form comes again for the next person.</summary>
    public bool Another { get; set; }

    public NominatePerson ToCommand(string organisation, string round) => new(organisation, round, Email, FirstName, LastName, Language);
}

public sealed class NominationValidator : AbstractValidator<NominationInput>
{
    public NominationValidator()
    {
        RuleFor(x => x.Email).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Email).Must(e => Person.IsEmail(e.Trim().ToLowerInvariant())).When(x => !string.IsNullOrEmpty(x.Email)).WithMessage("Rules.EmailShape");
        RuleFor(x => x.FirstName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.LastName).NotEmpty().WithMessage("Rules.Required");
    }
}

public sealed record NominationPage(OrganisationPeople People, NominationInput Input);
