using FluentValidation;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Web.Features.Organisations;

public sealed class OrganisationInput
{
    public string Code { get; set; } = string.Empty;

    public string NameSl { get; set; } = string.Empty;

    public string? NameEn { get; set; }

    public OrganisationKind? Kind { get; set; }

    public string? Industry { get; set; }

    public string? City { get; set; }

    public int? MaxAwayPerWeek { get; set; }

    public Guid Version { get; set; }

    public static OrganisationInput Of(Organisation organisation) => new()
    {
        Code = organisation.Code,
        NameSl = organisation.Name.Sl,
        NameEn = organisation.Name.En,
        Kind = organisation.Kind,
        Industry = organisation.Industry,
        City = organisation.City,
        MaxAwayPerWeek = organisation.MaxAwayPerWeek,
        Version = organisation.Version,
    };

    public OrganisationDraft ToDraft() =>
        new(new LocalisedText(NameSl ?? string.Empty, NameEn ?? string.Empty), Kind!.Value, Industry, City, MaxAwayPerWeek);
}

public sealed class OrganisationValidator : AbstractValidator<OrganisationInput>
{
    public OrganisationValidator()
    {
        RuleFor(x => x.Code).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.NameSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Kind).NotNull().WithMessage("Rules.ChooseOne");
    }
}

/// <param name="Code">Of the organisation that is changed; null for a new one.</param>
/// <param name="Newer">What somebody else saved while the user was writing.</param>
public sealed record OrganisationFormPage(string? Code, OrganisationInput Input, Organisation? Newer = null);
