using FluentValidation;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Web.Features.Organisations;

public sealed class RelationInput
{
    public string OtherCode { get; set; } = string.Empty;

    public RelationKind? Kind { get; set; }

    public DateOnly? Until { get; set; }

    public RecordRelation ToCommand(string code) => new(code, OtherCode, Kind!.Value, Until!.Value);
}

public sealed class RelationValidator : AbstractValidator<RelationInput>
{
    public RelationValidator()
    {
        RuleFor(x => x.OtherCode).NotEmpty().WithMessage("Rules.ChooseOrganisation");
        RuleFor(x => x.Kind).NotNull().WithMessage("Rules.ChooseOne");
        RuleFor(x => x.Until).NotNull().WithMessage("Rules.Required");
    }
}

public sealed record RelationFormPage(OrganisationPage Page, RelationInput Input);
