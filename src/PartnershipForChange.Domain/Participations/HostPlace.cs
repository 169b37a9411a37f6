using System.Globalization;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Participations;

/// <summary>What a contact writes about a host place.</summary>
/// <param name="Languages">ISO 639-1 codes.</param>
/// <param name="Weeks">Mondays.</param>
public sealed record HostPlaceDetails(
    string Department,
    string City,
    IReadOnlyList<string> Languages,
    int PlacesPerWeek,
    IReadOnlyList<DateOnly> Weeks,
    IReadOnlyList<string> SkillsOffered,
    string MentorName,
    string MentorEmail,
    string? Description = null,
    string? Conditions = null);

/// <summary>A place where an organisation hosts guests in a round: one department, one mentor, some weeks.</summary>
public sealed class HostPlace : Entity
{
    /// <summary>No place's code, because the form for a new place has this address.</summary>
    public const string ReservedCode = "NEW";

    public const int CodeLength = 30;
    public const int DepartmentLength = 120;
    public const int CityLength = 100;
    public const int MentorLength = 200;
    public const int DescriptionLength = 2000;
    public const int ConditionsLength = 1000;
    public const int MostPerWeek = 50;
    public const int SearchLength = 4000;

    private HostPlace()
    {
    }

    /// <param name="onBehalf">A coordinator does it for the organisation: possible until the round closes.</param>
    /// <exception cref="DomainRuleException">When the round takes no host places today or a field is not as it should be.</exception>
    public HostPlace(Round round, Organisation organisation, string code, HostPlaceDetails details, DateOnly today, bool onBehalf = false)
        : this(round, organisation, code, details, skillsOfFile: []) => Guard.Against(WhyNotOffer(round, today, onBehalf));

    private HostPlace(Round round, Organisation organisation, string code, HostPlaceDetails details, IReadOnlyList<string> skillsOfFile)
    {
        RoundId = round.Id;
        OrganisationId = organisation.Id;
        Code = Guard.Code(code, CodeLength, nameof(Code), ReservedCode).ToUpperInvariant();
        SkillsOffered = [.. skillsOfFile];
        Apply(round, details);
    }

    public Guid RoundId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>Short name in files and wishes, unique in the round; never changes.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Department { get; private set; } = string.Empty;

    public string City { get; private set; } = string.Empty;

    public List<string> Languages { get; private set; } = [];

    public int PlacesPerWeek { get; private set; }

    /// <summary>Mondays of the weeks in which it takes guests.</summary>
    public List<DateOnly> Weeks { get; private set; } = [];

    public List<string> SkillsOffered { get; private set; } = [];

    public string MentorName { get; private set; } = string.Empty;

    public string MentorEmail { get; private set; } = string.Empty;

    /// <summary>What a guest will do and learn.</summary>
    public string Description { get; private set; } = string.Empty;

    public string Conditions { get; private set; } = string.Empty;

    public bool IsWithdrawn { get; private set; }

    /// <summary>Code, department, town and what a guest will do, folded for search.</summary>
    public string SearchText { get; private set; } = string.Empty;

    /// <summary>The code of an organisation's next place: ORG-1, ORG-2 ..., past every number in use.</summary>
    /// <param name="organisationCode">Code of the organisation.</param>
    /// <param name="taken">Codes that cannot be used again, of places (withdrawn ones too) and of organisations.</param>
    public static string NextCode(string organisationCode, IEnumerable<string> taken)
    {
        var prefix = $"{organisationCode}-";
        var last = taken.Where(code => code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(code => int.TryParse(code.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty()
            .Max();
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{last + 1}");
    }

    /// <summary>From a coordinator's file, at any time before the round closes; it may bring skills of its own.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or a field is not as it should be.</exception>
    public static HostPlace Import(Round round, Organisation organisation, string code, HostPlaceDetails details)
    {
        Guard.Against(round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", round.Name));
        return new HostPlace(round, organisation, code, details, details.SkillsOffered);
    }

    /// <param name="onBehalf">A coordinator does it for the organisation: possible until the round closes.</param>
    /// <exception cref="DomainRuleException">When the round takes no changes today, it is withdrawn or a field is not as it should be.</exception>
    public void Edit(Round round, HostPlaceDetails details, DateOnly today, bool onBehalf = false)
    {
        Guard.Against(WhyNotEdit(round, today, onBehalf));
        Apply(round, details);
    }

    public bool CanEdit(Round round, DateOnly today, bool onBehalf = false) => WhyNotEdit(round, today, onBehalf) is null;

    /// <exception cref="DomainRuleException">When the round takes no changes today, or it is withdrawn already.</exception>
    public void Withdraw(Round round, DateOnly today, bool onBehalf = false)
    {
        Guard.Against(WhyNotEdit(round, today, onBehalf));
        IsWithdrawn = true;
    }

    /// <summary>Undoes <see cref="Withdraw"/>.</summary>
    /// <exception cref="DomainRuleException">When the round takes no changes today, or it is not withdrawn.</exception>
    public void OfferAgain(Round round, DateOnly today, bool onBehalf = false)
    {
        Guard.Against(WhyNotOffer(round, today, onBehalf) ?? (IsWithdrawn ? null : new DomainRuleException("Rules.PlaceNotWithdrawn")));
        IsWithdrawn = false;
    }

    /// <summary>True when places of this round can be added and changed today.</summary>
    public static bool CanOffer(Round round, DateOnly today, bool onBehalf = false) => WhyNotOffer(round, today, onBehalf) is null;

    /// <summary>Keeps what figures count and no word that could name somebody.</summary>
    public void Forget()
    {
        (MentorName, MentorEmail, Description, Conditions) = (string.Empty, string.Empty, string.Empty, string.Empty);
        SearchText = Searched();
    }

    /// <summary>What it says of itself, to change or to copy.</summary>
    public HostPlaceDetails Details() => new(
        Department, City, Languages, PlacesPerWeek, Weeks, SkillsOffered, MentorName, MentorEmail, Description, Conditions);

    private static DomainRuleException? WhyNotOffer(Round round, DateOnly today, bool onBehalf) =>
        round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : onBehalf || round.Allows(RoundRight.OfferHostPlaces, today) ? null
        : new DomainRuleException("Rules.NotNow.OfferHostPlaces");

    private DomainRuleException? WhyNotEdit(Round round, DateOnly today, bool onBehalf) =>
        IsWithdrawn ? new DomainRuleException("Rules.PlaceWithdrawn") : WhyNotOffer(round, today, onBehalf);

    private HostPlaceDetails Checked(Round round, HostPlaceDetails details)
    {
        var languages = Choices.NonEmpty(details.Languages, nameof(Languages));
        var skills = Choices.Of(details.SkillsOffered, nameof(SkillsOffered));
        Guard.Against(Choices.WhyNotLanguages(languages, Languages, nameof(Languages)) ?? Choices.WhyNotSkills(skills, SkillsOffered, nameof(SkillsOffered)));
        var email = Guard.Required(details.MentorEmail, Person.EmailLength, nameof(MentorEmail)).ToLowerInvariant();
        return new HostPlaceDetails(
            Guard.Required(details.Department, DepartmentLength, nameof(Department)),
            Guard.Required(details.City, CityLength, nameof(City)),
            languages,
            Guard.InRange(details.PlacesPerWeek, 1, MostPerWeek, nameof(PlacesPerWeek)),
            Choices.Weeks(round, details.Weeks, nameof(Weeks)),
            skills,
            Guard.Required(details.MentorName, MentorLength, nameof(MentorName)),
            Person.IsEmail(email) ? email : throw new DomainRuleException("Rules.EmailShape") { Field = nameof(MentorEmail) },
            Guard.Optional(details.Description, DescriptionLength, nameof(Description)),
            Guard.Optional(details.Conditions, ConditionsLength, nameof(Conditions)));
    }

    /// <summary>All or nothing: every field is checked before one is changed.</summary>
    private void Apply(Round round, HostPlaceDetails details)
    {
        var (department, city, languages, perWeek, weeks, skills, mentorName, mentorEmail, description, conditions) = Checked(round, details);
        (Department, City, PlacesPerWeek) = (department, city, perWeek);
        (Languages, Weeks, SkillsOffered) = ([.. languages], [.. weeks], [.. skills]);
        (MentorName, MentorEmail) = (mentorName, mentorEmail);
        (Description, Conditions) = (description!, conditions!);
        SearchText = Searched();
    }

    private string Searched()
    {
        var search = Folded.Of(Code, Department, City, Description);
        return search.Length <= SearchLength ? search : search[..SearchLength];
    }
}
