namespace PartnershipForChange.Application.Import;

/// <summary>A row of organisations.csv.</summary>
/// <param name="Row">Row number as a spreadsheet shows it.</param>
/// <param name="Kind">One of <see cref="RoundVocabulary.Kinds"/>.</param>
/// <param name="MaxAwayPerWeek">Most of its people away in the same week; null for no limit.</param>
public sealed record OrganisationRow(
    int Row, string Code, string NameSl, string NameEn, string Kind, string Industry, string City, bool Invented,
    int? MaxAwayPerWeek)
{
    public bool IsPublic => RoundVocabulary.IsPublic(Kind);
}

/// <summary>A row of host-places.csv.</summary>
/// <param name="Weeks">Weeks the place is open, each named by its Monday.</param>
/// <param name="PlacesPerWeek">Guests the place takes in each of its weeks.</param>
public sealed record HostPlaceRow(
    int Row, string Code, string Organisation, string Department, string City, IReadOnlyList<string> Languages,
    int PlacesPerWeek, IReadOnlyList<DateOnly> Weeks, IReadOnlyList<string> SkillsOffered, string MentorName,
    string MentorEmail);

/// <summary>A row of participants.csv, or of a contact's nomination file.</summary>
/// <param name="HostWishes">Ranked: organisation codes (any place there) and host place codes.</param>
/// <param name="ExcludedHosts">Organisation or host place codes the person does not want.</param>
/// <param name="ChallengeWishes">Ranked challenge codes.</param>
public sealed record ParticipantRow(
    int Row, string Email, string FirstName, string LastName, string Organisation, string Level,
    IReadOnlyList<string> Languages, IReadOnlyList<string> SkillsOffered, IReadOnlyList<string> SkillsSought,
    IReadOnlyList<DateOnly> WeeksAvailable, IReadOnlyList<string> Strands, IReadOnlyList<string> HostWishes,
    IReadOnlyList<string> ExcludedHosts, IReadOnlyList<string> ChallengeWishes);

/// <summary>A row of contacts.csv: who acts for an organisation.</summary>
/// <param name="Language">One of <see cref="RoundVocabulary.ReadLanguages"/>; empty for the portal's first.</param>
public sealed record ContactRow(int Row, string Organisation, string FirstName, string LastName, string Email, string Language);

/// <summary>A row of relations.csv: what stands between a public body and a company, and until when.</summary>
/// <param name="Until">Last day the relation is in force.</param>
public sealed record RelationRow(int Row, string PublicBody, string Company, string Relation, DateOnly Until);
