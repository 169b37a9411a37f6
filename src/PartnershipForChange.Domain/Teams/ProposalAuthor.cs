namespace PartnershipForChange.Domain.Teams;

/// <summary>
/// Someone the team names as an author: of its own, of another team, or a mentor. Named people are told; who may write
/// stays with the members.
/// </summary>
public sealed class ProposalAuthor : Entity
{
    private ProposalAuthor()
    {
    }

    internal ProposalAuthor(Guid proposalId, string email, string name, Guid? personId) =>
        (ProposalId, Email, Name, PersonId) = (proposalId, email, name, personId);

    public Guid ProposalId { get; private set; }

    public string Email { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    /// <summary>Null for a mentor without an account.</summary>
    public Guid? PersonId { get; private set; }
}
