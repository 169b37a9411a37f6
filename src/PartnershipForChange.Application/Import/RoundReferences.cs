using System.Globalization;
using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.Import;

/// <summary>
/// Checks what the files of a round say of one another: every code that is referred to must be in a file or
/// already known. Where the file that should hold a code could not be read, nothing is said of references to it,
/// for its own fault is the cause.
/// </summary>
/// <remarks>
/// A wish for a place on the person's own side is no fault: people may wish for what the rules forbid, and placing
/// simply never grants it.
/// </remarks>
internal sealed class RoundReferences
{
    private readonly RoundSources _sources;
    private readonly RoundContext _known;
    private readonly ImportFaults _faults;
    private readonly IReadOnlyList<HostPlaceRow> _placeRows;
    private readonly Dictionary<string, bool>? _organisations;
    private readonly HashSet<string>? _places;
    private readonly HashSet<string>? _challenges;

    /// <param name="organisations">Rows of organisations.csv; null when the file could not be read.</param>
    /// <param name="places">Rows of host-places.csv; null when the file could not be read.</param>
    public RoundReferences(
        RoundSources sources, RoundContext known, List<OrganisationRow>? organisations, List<HostPlaceRow>? places,
        ImportFaults faults)
    {
        _sources = sources;
        _known = known;
        _faults = faults;
        _placeRows = places ?? [];
        if (organisations is not null)
        {
            _organisations = new Dictionary<string, bool>(known.Organisations, StringComparer.OrdinalIgnoreCase);
            organisations.ForEach(row => _organisations[row.Code] = row.IsPublic);
        }

        if (places is not null)
        {
            _places = known.HostPlaces.Concat(places.Select(row => row.Code)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }

        _challenges = known.Challenges?.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public void Check(List<ParticipantRow> participants, List<RelationRow> relations, List<ContactRow> contacts)
    {
        foreach (var place in _placeRows)
        {
            CheckPlace(_sources.HostPlaces!.Name, place);
        }

        foreach (var person in participants)
        {
            CheckParticipant(_sources.Participants!.Name, person);
        }

        foreach (var relation in relations)
        {
            CheckRelation(_sources.Relations!.Name, relation);
        }

        foreach (var contact in contacts)
        {
            Organisation(_sources.Contacts!.Name, contact.Row, "organisation", contact.Organisation);
        }
    }

    private void CheckPlace(string file, HostPlaceRow place)
    {
        Organisation(file, place.Row, "organisation", place.Organisation);
        Weeks(file, place.Row, "weeks", place.Weeks);
        Languages(file, place.Row, place.Languages);
        if (place.Code.Length > 0 && _organisations?.ContainsKey(place.Code) == true)
        {
            _faults.Add(file, place.Row, "code", "PlaceNamedAsOrganisation", place.Code);
        }
    }

    private void CheckParticipant(string file, ParticipantRow person)
    {
        Organisation(file, person.Row, "organisation", person.Organisation);
        Weeks(file, person.Row, "weeks_available", person.WeeksAvailable);
        Languages(file, person.Row, person.Languages);
        Hosts(file, person.Row, "host_wishes", person.HostWishes);
        Hosts(file, person.Row, "excluded_hosts", person.ExcludedHosts);
        foreach (var wish in person.ChallengeWishes.Where(wish => _challenges?.Contains(wish) == false))
        {
            _faults.Add(
                file, person.Row, "challenge_wishes", "ChallengeUnknown", wish, string.Join(", ", _known.Challenges!));
        }
    }

    private void CheckRelation(string file, RelationRow relation)
    {
        if (Organisation(file, relation.Row, "public_body", relation.PublicBody) == false)
        {
            _faults.Add(file, relation.Row, "public_body", "NotPublicBody", relation.PublicBody);
        }

        if (Organisation(file, relation.Row, "company", relation.Company) == true)
        {
            _faults.Add(file, relation.Row, "company", "NotCompany", relation.Company);
        }
    }

    /// <summary>Whether the organisation is a public body; null when it is not known.</summary>
    private bool? Organisation(string file, int row, string column, string code)
    {
        if (code.Length == 0 || _organisations is null)
        {
            return null;
        }

        if (_organisations.TryGetValue(code, out var isPublic))
        {
            return isPublic;
        }

        _faults.Add(file, row, column, "OrganisationUnknown", code);
        return null;
    }

    private void Hosts(string file, int row, string column, IReadOnlyList<string> hosts)
    {
        if (_organisations is null || _places is null)
        {
            return;
        }

        foreach (var host in hosts.Where(host => !_organisations.ContainsKey(host) && !_places.Contains(host)))
        {
            _faults.Add(file, row, column, "HostUnknown", host);
        }
    }

    private void Weeks(string file, int row, string column, IReadOnlyList<DateOnly> weeks)
    {
        // A day that is no Monday has been reported as that.
        foreach (var week in weeks.Where(week => week.DayOfWeek == DayOfWeek.Monday && _known.Weeks?.Contains(week) == false))
        {
            _faults.Add(file, row, column, "WeekNotInRound", week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A language that nobody can choose on a form would be lost when the person or the host next saves one.</summary>
    private void Languages(string file, int row, IReadOnlyList<string> languages)
    {
        // What is no code of two letters has been reported as that.
        foreach (var language in languages.Where(one => _known.OnlyOfferedLanguages && one.Length == 2 && one.All(char.IsAsciiLetter) && !Choices.Languages.Contains(one)))
        {
            _faults.Add(file, row, "languages", Choices.LanguageUnknown(language, "Languages"));
        }
    }
}
