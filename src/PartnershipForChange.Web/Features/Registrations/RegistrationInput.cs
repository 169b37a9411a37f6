using FluentValidation;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Registrations;

/// <summary>The address of a list of registrations.</summary>
public sealed class RegistrationListInput
{
    public string? Search { get; set; }

    public RegistrationState? State { get; set; }

    public Sector? Side { get; set; }

    public string? Organisation { get; set; }

    public Strand? Strand { get; set; }

    public string? Sort { get; set; }

    public int Page { get; set; } = 1;

    public RegistrationFilter ToFilter() => new(Search, State, Side, Organisation, Strand, Sort, Page);
}

/// <summary>The rows that were ticked.</summary>
public sealed class ChosenInput
{
    public IList<Guid> Chosen { get; set; } = [];

    /// <summary>By id, the version of each that stood on the page that asked.</summary>
    public Dictionary<Guid, Guid> Seen { get; set; } = [];

    /// <summary>Everyone, instead of the rows ticked.</summary>
    public bool All { get; set; }

    /// <summary>Why a coordinator acts for the employer.</summary>
    public string? Reason { get; set; }
}

/// <summary>Why a registration is sent back.</summary>
public sealed class ReasonInput
{
    public string Reason { get; set; } = string.Empty;

    public Guid Version { get; set; }
}

public sealed class ReasonValidator : AbstractValidator<ReasonInput>
{
    public ReasonValidator()
    {
        RuleFor(x => x.Reason).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Reason).MaximumLength(Registration.ReasonLength).WithMessage("Rules.TooLong").WithState(_ => new object[] { Registration.ReasonLength });
    }
}

/// <summary>Why a registration is withdrawn: asked for on the same page as why one is sent back, so by another name.</summary>
public sealed class WithdrawalInput
{
    public string WithdrawReason { get; set; } = string.Empty;
}

public sealed class WithdrawalValidator : AbstractValidator<WithdrawalInput>
{
    public WithdrawalValidator()
    {
        RuleFor(x => x.WithdrawReason).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.WithdrawReason).MaximumLength(Registration.ReasonLength).WithMessage("Rules.TooLong").WithState(_ => new object[] { Registration.ReasonLength });
    }
}

/// <summary>A round's registrations, for coordinators.</summary>
public sealed record RegistrationListPage(RegistrationListInput Filter, RegistrationOverview Overview, ListView<RegistrationRow> List);

/// <summary>An organisation's people in a round.</summary>
public sealed record OrganisationPeoplePage(RegistrationListInput Filter, OrganisationPeople People, ListView<RegistrationRow> List);

/// <summary>Whom a release is about.</summary>
/// <param name="Base">Address of the list; its acts lie below it.</param>
/// <param name="NeedsReason">A coordinator releases for the employers, and says why.</param>
/// <param name="Published">What they come too late for.</param>
public sealed record ReleasePage(IReadOnlyList<RegistrationRow> People, string Base, bool NeedsReason, ChosenInput Input, PublishedRuns Published);

/// <summary>One registration with what can be done.</summary>
/// <param name="Base">Address of the list; the registration and its acts lie below it.</param>
public sealed record OneRegistrationPage(RegistrationPage Page, string Base)
{
    /// <summary>What was typed into the form that sends back and could not be taken.</summary>
    public ReasonInput? SentBack { get; init; }

    /// <summary>The same of the form that withdraws.</summary>
    public WithdrawalInput? Withdrawn { get; init; }

    public string Address => $"{Base}/{Page.Registration.Id}";

    /// <summary>True in a coordinator's list of the round, false in an organisation's of its people.</summary>
    public bool IsRounds => Base.StartsWith("/manage/", StringComparison.Ordinal);
}
