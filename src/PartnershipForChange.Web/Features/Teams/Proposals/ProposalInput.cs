using FluentValidation;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Web.Features.Teams.Proposals;

public sealed class ProposalInput
{
    /// <summary>Number of the version the author began from.</summary>
    public int Seen { get; set; }

    public string Title { get; set; } = string.Empty;

    public string Text { get; set; } = string.Empty;

    public static ProposalInput Of(ProposalView proposal) => new()
    {
        Seen = proposal.Latest?.Number ?? 0,
        Title = proposal.Latest?.Title ?? string.Empty,
        Text = proposal.Latest?.Content ?? string.Empty,
    };

    public WriteProposal ToCommand(Guid team) => new(team, Seen, Title, Text);
}

public sealed class ProposalValidator : AbstractValidator<ProposalInput>
{
    public ProposalValidator()
    {
        RuleFor(x => x.Title).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Title).MaximumLength(Proposal.TitleLength).WithMessage("Rules.TooLong").WithState(_ => new object[] { Proposal.TitleLength });
        RuleFor(x => x.Text).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Text).MaximumLength(Proposal.TextLength).WithMessage("Rules.TooLong").WithState(_ => new object[] { Proposal.TextLength });
    }
}

/// <param name="Newer">A team-mate's version saved while the user was writing, to bring together with their text.</param>
public sealed record ProposalPage(ProposalView Proposal, ProposalInput Input, ProposalText? Newer = null);

public sealed record ProposalVersionPage(Guid Team, ProposalText Text);
