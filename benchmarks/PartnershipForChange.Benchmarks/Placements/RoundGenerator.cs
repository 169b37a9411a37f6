using System.Globalization;

namespace PartnershipForChange.Benchmarks.Placements;

/// <summary>How large a generated round is.</summary>
/// <param name="Guests">People, all of them in the exchange and in teams.</param>
/// <param name="Places">Host places.</param>
/// <param name="Weeks">Weeks in a row.</param>
/// <param name="Seed">Equal sizes and seed give equal files.</param>
/// <param name="MaxAway">Every organisation's limit on people away per week; null for none.</param>
internal sealed record RoundSize(int Guests, int Places, int Weeks, int Seed, int? MaxAway = null);

/// <summary>
/// Makes rounds of any size in the shape of the sample round: a few hosts are wished for by very many (popularity falls with
/// rank as in Zipf's law), places are scarcer than guests, not everybody shares a language, and supervision, licences and
/// subsidies stand between public bodies and companies.
/// </summary>
internal sealed class RoundGenerator(RoundSize size)
{
    private static readonly string[] Skills =
    [
        "communication", "data analysis", "finance and budgeting", "project management", "marketing", "cyber security", "public procurement",
        "customer service", "change management", "process improvement", "teaching and training", "EU funds", "law", "human resources",
        "software development", "sustainability", "negotiation", "design thinking", "logistics", "statistics",
    ];

    private static readonly string[] PersonLanguages = ["sl|en", "sl|en", "sl|en|it", "en", "sl|en|de", "sl", "sl|de"];
    private static readonly string[] PlaceLanguages = ["sl", "sl", "sl|en", "en", "sl|de", "it|en"];
    private static readonly string[] Levels = ["junior", "specialist", "senior", "team lead", "head of department"];
    private static readonly string[] RelationKinds = ["supervises", "licence", "open tender", "subsidy"];
    private static readonly string[] ChallengeCodes = ["skills", "motivation", "brand", "e-services", "cooperation"];
    private static readonly DateOnly FirstMonday = new(2027, 5, 31);

    private readonly Random _random = new(size.Seed);
    private readonly List<(string Code, bool IsPublic)> _organisations = [];
    private readonly List<(string Code, int Organisation)> _places = [];

    /// <summary>Writes the four files into the folder.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "organisations.csv"), Organisations());
        File.WriteAllLines(Path.Combine(folder, "host-places.csv"), Places());
        File.WriteAllLines(Path.Combine(folder, "participants.csv"), Participants());
        File.WriteAllLines(Path.Combine(folder, "relations.csv"), Relations());
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Organisations()
    {
        yield return "code,name_sl,name_en,kind,industry,city,invented,max_away_per_week";
        var bodies = Math.Max(2, size.Places / 8);
        var companies = Math.Max(2, size.Places / 3);
        for (var i = 0; i < bodies + companies; i++)
        {
            var isPublic = i < bodies;
            var code = isPublic ? $"P{i}" : $"C{i - bodies}";
            _organisations.Add((code, isPublic));
            yield return $"{code},Organizacija {i},Organisation {i},{(isPublic ? "ministry" : "company")},{(isPublic ? string.Empty : "services")},Ljubljana,yes,{size.MaxAway}";
        }
    }

    private IEnumerable<string> Places()
    {
        yield return "code,organisation,department,city,languages,places_per_week,weeks,skills_offered,mentor_name,mentor_email";
        var count = new int[_organisations.Count];
        for (var i = 0; i < size.Places; i++)
        {
            var organisation = OnSide(i % 2 == 0);
            var code = $"{_organisations[organisation].Code}-{++count[organisation]}";
            _places.Add((code, organisation));
            var perWeek = _random.Next(5) == 0 ? 2 : 1;
            yield return $"{code},{_organisations[organisation].Code},Department,Ljubljana,{Pick(PlaceLanguages)},{perWeek},{Weeks(0.85)},{Some(Skills, 2, 4)},Mentor {i},mentor.{i}@example.org";
        }
    }

    private IEnumerable<string> Participants()
    {
        yield return "email,first_name,last_name,organisation,level,languages,skills_offered,skills_sought,weeks_available,strands,host_wishes,excluded_hosts,challenge_wishes";
        var bySide = new[] { PlacesOf(isPublic: false), PlacesOf(isPublic: true) };
        for (var i = 0; i < size.Guests; i++)
        {
            var isPublic = i % 2 == 0;
            var hosts = bySide[isPublic ? 0 : 1];
            var wishes = Wishes(hosts);
            var excluded = _random.Next(15) == 0 ? _organisations[_places[Pick(hosts)].Organisation].Code : string.Empty;
            yield return $"guest.{i}@example.org,Guest,{Number(i)},{_organisations[OnSide(isPublic)].Code},{Pick(Levels)},{Pick(PersonLanguages)},{Some(Skills, 1, 3)},{Some(Skills, 1, 3)},{Weeks(0.65)},exchange|team,{wishes},{excluded},{Some(ChallengeCodes, 1, 3)}";
        }
    }

    private IEnumerable<string> Relations()
    {
        yield return "public_body,company,relation,until";
        var seen = new HashSet<(int Body, int Company)>();
        for (var i = 0; i < size.Places / 2; i++)
        {
            var pair = (OnSide(isPublic: true), OnSide(isPublic: false));
            if (!seen.Add(pair)) continue;
            var until = FirstMonday.AddDays(_random.Next(-10, 200));
            yield return $"{_organisations[pair.Item1].Code},{_organisations[pair.Item2].Code},{Pick(RelationKinds)},{until:yyyy-MM-dd}";
        }
    }

    private string Wishes(int[] hosts)
    {
        var wishes = new List<string>();
        for (var i = _random.Next(1, 6); i > 0; i--)
        {
            var place = _places[hosts[Popular(hosts.Length)]];
            var wish = _random.Next(2) == 0 ? place.Code : _organisations[place.Organisation].Code;
            if (!wishes.Contains(wish)) wishes.Add(wish);
        }

        return string.Join('|', wishes);
    }

    private int[] PlacesOf(bool isPublic) =>
        [.. Enumerable.Range(0, _places.Count).Where(place => _organisations[_places[place].Organisation].IsPublic == isPublic)];

    /// <summary>Index i with a chance of about 1 / (i + 1): Zipf's law, by the inverse of its distribution.</summary>
    private int Popular(int count) => Math.Min(count - 1, (int)Math.Pow(count + 1, _random.NextDouble()) - 1);

    private int OnSide(bool isPublic)
    {
        var bodies = Math.Max(2, size.Places / 8);
        return isPublic ? _random.Next(bodies) : bodies + _random.Next(_organisations.Count - bodies);
    }

    private string Weeks(double chance)
    {
        var chosen = Enumerable.Range(0, size.Weeks).Where(_ => _random.NextDouble() < chance).ToList();
        if (chosen.Count == 0) chosen.Add(_random.Next(size.Weeks));
        return string.Join('|', chosen.Select(week => FirstMonday.AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];

    private string Some(string[] choices, int least, int most)
    {
        var chosen = new List<string>();
        var count = _random.Next(least, most + 1);
        while (chosen.Count < count)
        {
            var choice = Pick(choices);
            if (!chosen.Contains(choice)) chosen.Add(choice);
        }

        return string.Join('|', chosen);
    }
}
