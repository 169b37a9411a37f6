using System.Net.Mail;
using System.Text;

namespace PartnershipForChange.Domain.People;

/// <summary>Someone the programme knows: a participant, a contact, a coordinator, a juror. One person, one e-mail address.</summary>
public sealed class Person : Entity
{
    public const int NameLength = 100;
    public const int EmailLength = 254;

    private Person()
    {
    }

    /// <exception cref="DomainRuleException">When a name is empty or too long, or the address is none.</exception>
    public Person(string email, string firstName, string lastName, Language language, Guid? organisationId = null)
    {
        Email = NormalisedEmail(email);
        OrganisationId = organisationId;
        Edit(firstName, lastName, language);
    }

    /// <summary>Lower case and trimmed; unique.</summary>
    public string Email { get; private set; } = string.Empty;

    public string FirstName { get; private set; } = string.Empty;

    public string LastName { get; private set; } = string.Empty;

    /// <summary>The language the portal writes to this person in.</summary>
    public Language Language { get; private set; }

    /// <summary>The employer, where the programme knows one.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Name and address, folded for search.</summary>
    public string SearchText { get; private set; } = string.Empty;

    /// <summary>Last name first, folded: what lists are sorted by.</summary>
    public string NameKey { get; private set; } = string.Empty;

    public string FullName => LastName.Length == 0 ? FirstName : $"{FirstName} {LastName}";

    /// <summary>Somebody of whom only the address is known yet, and who will write their own name: called by its first part until then.</summary>
    /// <exception cref="DomainRuleException">When the address is none.</exception>
    public static Person Unnamed(string email, Language language)
    {
        var person = new Person { Email = NormalisedEmail(email) };
        person.Take(Guard.Required(person.Email.Split('@')[0], NameLength, nameof(Email)), string.Empty, language);
        return person;
    }

    /// <exception cref="DomainRuleException">When a name is empty or too long.</exception>
    public void Edit(string firstName, string lastName, Language language) =>
        Take(Guard.Required(firstName, NameLength, nameof(FirstName)), Guard.Required(lastName, NameLength, nameof(LastName)), language);

    public void Reads(Language language) => Language = language;

    /// <exception cref="DomainRuleException">When the person already has another employer.</exception>
    public void WorksFor(Guid organisationId)
    {
        Guard.Against(CanWorkFor(organisationId) ? null : new DomainRuleException("Rules.OtherEmployer", FullName) { Field = nameof(Email) });
        OrganisationId = organisationId;
    }

    public bool CanWorkFor(Guid organisationId) => OrganisationId is null || OrganisationId == organisationId;

    /// <summary>What an organisation is told of an address that is not its own: nothing of whose it is.</summary>
    public static DomainRuleException NotToName() => new("Rules.NotToName") { Field = nameof(Email) };

    /// <summary>The one form in which addresses are stored and compared.</summary>
    /// <exception cref="DomainRuleException">When it is not an address.</exception>
    public static string NormalisedEmail(string? email)
    {
        var text = Guard.Required(email, EmailLength, nameof(Email)).ToLowerInvariant();
        return IsEmail(text) ? text : throw new DomainRuleException("Rules.EmailShape") { Field = nameof(Email) };
    }

    /// <summary>
    /// True for a plain address: no display name, a domain with a dot, and no letters such as č, š and ž, which many mail servers do not take.
    /// </summary>
    public static bool IsEmail(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal) && Ascii.IsValid(text) && !text.Any(char.IsWhiteSpace);

    private void Take(string firstName, string lastName, Language language)
    {
        (FirstName, LastName, Language) = (firstName, lastName, language);
        SearchText = Folded.Of(FirstName, LastName, Email);
        NameKey = Folded.Of(LastName, FirstName);
    }
}
