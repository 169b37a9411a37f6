using FluentValidation;
using PartnershipForChange.Application.Workshops;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Web.Features.Workshops.Manage;

public sealed class WorkshopInput
{
    public WorkshopKind Kind { get; set; }

    public string? Competency { get; set; }

    public string TitleSl { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    public string? DescriptionSl { get; set; }

    public string? DescriptionEn { get; set; }

    public string? Trainer { get; set; }

    public string? Place { get; set; }

    public string? Link { get; set; }

    public string? MaterialsSl { get; set; }

    public string? MaterialsEn { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public WorkshopDetails ToDetails() => new(
        Kind, Competency ?? string.Empty, new LocalisedText(TitleSl, TitleEn ?? string.Empty),
        new LocalisedText(DescriptionSl ?? string.Empty, DescriptionEn ?? string.Empty), Trainer ?? string.Empty, Place ?? string.Empty,
        Link ?? string.Empty, new LocalisedText(MaterialsSl ?? string.Empty, MaterialsEn ?? string.Empty));

    public static WorkshopInput Of(Workshop workshop) => new()
    {
        Kind = workshop.Kind,
        Competency = workshop.Competency,
        TitleSl = workshop.Title.Sl,
        TitleEn = workshop.Title.En,
        DescriptionSl = workshop.Description.Sl,
        DescriptionEn = workshop.Description.En,
        Trainer = workshop.Trainer,
        Place = workshop.Place,
        Link = workshop.Link,
        MaterialsSl = workshop.Materials.Sl,
        MaterialsEn = workshop.Materials.En,
        Version = workshop.Version,
    };
}

public sealed class WorkshopValidator : AbstractValidator<WorkshopInput>
{
    public WorkshopValidator()
    {
        RuleFor(x => x.TitleSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Kind).IsInEnum().WithMessage("Rules.Required");
        RuleFor(x => x.Competency).NotEmpty().When(x => x.Kind == WorkshopKind.Workshop).WithMessage("Rules.Required");
    }
}

/// <summary>The form of one workshop.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record WorkshopPage(Round Round, Guid? Id, WorkshopInput Input)
{
    public string Back => $"/manage/{Round.Code}/workshops{(Id is null ? string.Empty : $"/{Id}")}";
}
