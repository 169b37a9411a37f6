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
    public const int CodeLength = 30;

    private HostPlace()
    {
    }

    /// <exception cref="DomainRuleException">When the round takes no host places today or a field is not as it should be.</exception>
    public HostPlace(Round round, Organisation organisation, string code, HostPlaceDetails details, DateOnly today)
        : this(round, organisation, code, details) => round.Require(RoundRight.OfferHostPlaces, today);

    private HostPlace(Round round, Organisation organisation, string code, HostPlaceDetails details)
    {
        RoundId = round.Id;
        OrganisationId = organisation.Id;
        Code = Guard.Required(code, CodeLength, nameof(Code)).ToUpperInvariant();
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

    /// <summary>For imports by coordinators, who may add places at any time before the round closes.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or a field is not as it should be.</exception>
    public static HostPlace Import(Round round, Organisation organisation, string code, HostPlaceDetails details)
    {
        Guard.Against(round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", round.Name));
        return new HostPlace(round, organisation, code, details);
    }

    /// <exception cref="DomainRuleException">When the round takes no changes today, it is withdrawn or a field is not as it should be.</exception>
    public void Edit(Round round, HostPlaceDetails details, DateOnly today)
    {
        Guard.Against(WhyNotEdit(round, today));
        Apply(round, details);
    }

    public bool CanEdit(Round round, DateOnly today) => WhyNotEdit(round, today) is null;

    /// <exception cref="DomainRuleException">When the round takes no changes today, or it is withdrawn already.</exception>
    public void Withdraw(Round round, DateOnly today)
    {
        Guard.Against(WhyNotEdit(round, today));
        IsWithdrawn = true;
    }

    /// <summary>Undoes <see cref="Withdraw"/>.</summary>
    /// <exception cref="DomainRuleException">When the round takes no changes today, or it is not withdrawn.</exception>
    public void OfferAgain(Round round, DateOnly today)
    {
        round.Require(RoundRight.OfferHostPlaces, today);
        Guard.Against(IsWithdrawn ? null : new DomainRuleException("Rules.PlaceNotWithdrawn"));
        IsWithdrawn = false;
    }

    private DomainRuleException? WhyNotEdit(Round round, DateOnly today)
    {
        if (IsWithdrawn)
        {
            return new DomainRuleException("Rules.PlaceWithdrawn");
        }

        return round.Allows(RoundRight.OfferHostPlaces, today) ? null
            : round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
            : new DomainRuleException("Rules.NotNow.OfferHostPlaces");
    }

    private void Apply(Round round, HostPlaceDetails details)
    {
        Department = Guard.Required(details.Department, 120, nameof(Department));
        City = Guard.Required(details.City, 100, nameof(City));
        Languages = Choices.NonEmpty(details.Languages, nameof(Languages));
        PlacesPerWeek = Guard.InRange(details.PlacesPerWeek, 1, 50, nameof(PlacesPerWeek));
        Weeks = Choices.Weeks(round, details.Weeks, nameof(Weeks));
        SkillsOffered = Choices.Of(details.SkillsOffered, nameof(SkillsOffered));
        MentorName = Guard.Required(details.MentorName, 200, nameof(MentorName));
        MentorEmail = Guard.Required(details.MentorEmail, Person.EmailLength, nameof(MentorEmail)).ToLowerInvariant();
        if (!Person.IsEmail(MentorEmail))
        {
            throw new DomainRuleException("Rules.EmailShape") { Field = nameof(MentorEmail) };
        }

        Description = Guard.Optional(details.Description, 2000, nameof(Description));
        Conditions = Guard.Optional(details.Conditions, 1000, nameof(Conditions));
    }
}
