using System.Net.Mail;
using System.Text;

namespace PartnershipForChange.Domain.People;

/// <summary>Someone the programme knows: a participant, a contact, a coordinator, a juror. One person, one e-mail address.</summary>
public sealed class Person : Entity
{
    public const int NameLength = 100;
    public const int EmailLength = 254;

    /// <summary>What stands in place of a name that is not kept any more: nomen nescio, in every language.</summary>
    public const string NoName = "N. N.";

    private const string NoAddress = "@nameless.invalid";

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

    /// <summary>Stands for somebody whose name is not kept any more, so that what they did still counts.</summary>
    public bool IsNameless { get; private set; }

    public string FullName => LastName.Length == 0 ? FirstName : $"{FirstName} {LastName}";

    /// <summary>Somebody of whom only the address is known yet, and who will write their own name: called by its first part until then.</summary>
    /// <exception cref="DomainRuleException">When the address is none.</exception>
    public static Person Unnamed(string email, Language language)
    {
        var person = new Person { Email = NormalisedEmail(email) };
        person.Take(Guard.Required(person.Email.Split('@')[0], NameLength, nameof(Email)), string.Empty, language);
        return person;
    }

    /// <summary>Somebody nameless of the same employer, to whom goes what <paramref name="known"/> did in a round that names nobody any more.</summary>
    public static Person InPlaceOf(Person known)
    {
        var nameless = new Person { OrganisationId = known.OrganisationId, Language = known.Language };
        nameless.Forget();
        return nameless;
    }

    /// <summary>Keeps nothing of who it was but the employer, by whose side figures count. Cannot be undone.</summary>
    public void Forget()
    {
        // Addresses are unique; nobody can have one under .invalid (RFC 2606).
        Email = $"{Id:N}{NoAddress}";
        (FirstName, LastName, SearchText, NameKey) = (NoName[..2], NoName[3..], string.Empty, Folded.Of(NoName));
        IsNameless = true;
    }

    /// <exception cref="DomainRuleException">When a name is empty or too long.</exception>
    public void Edit(string firstName, string lastName, Language language) =>
        Take(Guard.Required(firstName, NameLength, nameof(FirstName)), Guard.Required(lastName, NameLength, nameof(LastName)), language);

    /// <summary>True for an address that somebody reads: not where it was removed, or stands for nobody.</summary>
    public static bool IsReachable(string email) => email.Length > 0 && !email.EndsWith(NoAddress, StringComparison.Ordinal);

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
