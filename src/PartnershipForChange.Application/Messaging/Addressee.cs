using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Messaging;

/// <summary>Whom a message goes to.</summary>
/// <param name="Name">As the greeting calls them; empty where the programme does not know.</param>
/// <param name="PersonId">Null for an address that belongs to nobody the programme knows.</param>
public sealed record Addressee(string Email, string Name, Language Language, Guid? PersonId)
{
    public static Addressee Of(Person person) => new(person.Email, person.FirstName, person.Language, person.Id);
}
