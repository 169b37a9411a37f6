using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Domain.Organisations;

/// <summary>A person who acts for an organisation: accepts terms, offers host places, nominates, releases.</summary>
public sealed class Contact : Entity
{
    private Contact()
    {
    }

    public Contact(Guid organisationId, Person person)
    {
        OrganisationId = organisationId;
        PersonId = person.Id;
    }

    public Guid OrganisationId { get; private set; }

    public Guid PersonId { get; private set; }
}
