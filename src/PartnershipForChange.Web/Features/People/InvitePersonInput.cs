using FluentValidation;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Web.Features.People;

public sealed class InvitePersonInput
{
    public string Email { get; set; } = string.Empty;

    public string FirstName { get; set; } = string.Empty;

    public string LastName { get; set; } = string.Empty;

    public Domain.Language Language { get; set; }

    public string Role { get; set; } = string.Empty;
}

public sealed class InvitePersonValidator : AbstractValidator<InvitePersonInput>
{
    public InvitePersonValidator()
    {
        RuleFor(x => x.Email).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.FirstName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.LastName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Role).Must(PeopleService.StaffRoles.Contains).WithMessage("Rules.ChooseOne");
    }
}
