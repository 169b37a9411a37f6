using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.HostPlaces;

/// <summary>Which host places of a round a reader looks at.</summary>
/// <param name="Side">Side of the host.</param>
/// <param name="Organisation">Code of the host.</param>
/// <param name="Language">ISO 639-1 code that guests can work in.</param>
/// <param name="Week">Monday of a week in which it takes guests.</param>
/// <param name="Withdrawn">Those withdrawn, instead of those offered.</param>
public sealed record HostPlaceFilter(
    string? Search = null, Sector? Side = null, string? Organisation = null, string? City = null, string? Language = null,
    DateOnly? Week = null, string? Skill = null, bool Withdrawn = false, string? Sort = null, int Page = 1,
    int Size = Paging.UsualSize);

/// <summary>A host place as participants see it: what a guest would do, without the people who run it.</summary>
/// <param name="Weeks">Mondays.</param>
public sealed record HostPlaceCard(
    string Code, string OrganisationCode, LocalisedText Organisation, Sector Sector, string Department, string City,
    IReadOnlyList<string> Languages, IReadOnlyList<DateOnly> Weeks, IReadOnlyList<string> Skills, int PlacesPerWeek,
    string Description, string Conditions);

/// <summary>A host place as coordinators see it.</summary>
public sealed record HostPlaceRow(
    string Code, string OrganisationCode, LocalisedText Organisation, Sector Sector, string Department, string City,
    IReadOnlyList<string> Languages, IReadOnlyList<DateOnly> Weeks, int PlacesPerWeek, string MentorName, string MentorEmail, bool IsWithdrawn);

/// <summary>The host places of one organisation in a round.</summary>
/// <param name="Participation">Null where the organisation was not invited.</param>
/// <param name="OnBehalf">The reader looks after them as a coordinator.</param>
/// <param name="Guests">Published guests, by place.</param>
public sealed record OrganisationPlaces(
    Organisation Organisation, Round Round, Participation Participation, IReadOnlyList<HostPlace> Places, bool OnBehalf, bool CanOffer, DateOnly? OfferBy,
    ILookup<Guid, PublishedStay> Guests, DateOnly Today)
{
    /// <summary>Why the organisation can do nothing here; null while it takes part.</summary>
    public Absence? Absence => Absences.Of(Round, Participation, Today, OnBehalf);

    /// <summary>A place where a published guest's week has begun stays.</summary>
    public bool CanWithdraw(HostPlace place) => CanOffer && !place.IsWithdrawn && !Guests[place.Id].Any(g => g.HasBegunOn(Today));

    /// <summary>Stays its places can take: places a week times weeks.</summary>
    public int Stays => Places.Where(p => !p.IsWithdrawn).Sum(p => p.PlacesPerWeek * p.Weeks.Count);
}

/// <summary>The host places of a round, one page of them.</summary>
/// <param name="Towns">Every town with a place, in alphabetical order.</param>
/// <param name="Withdrawn">Places withdrawn, on both sides.</param>
public sealed record RoundPlaces<T>(Round Round, Page<T> Rows, IReadOnlyList<TownPlaces> Towns, int Withdrawn)
{
    /// <summary>Places offered, by the side of the host.</summary>
    public BySide Offered => Towns.Aggregate(default(BySide), (sum, town) => sum + town.Offered);
}

/// <summary>A town with the places offered in it, by the side of the host.</summary>
public sealed record TownPlaces(string Name, BySide Offered);
