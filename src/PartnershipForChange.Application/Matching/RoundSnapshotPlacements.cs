using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Matching;

/// <summary>A round's placements as a problem for the engine, with the way back from its numbers.</summary>
/// <param name="Problem">Guest i is the snapshot's participant i, place j its host place j, week w its week w.</param>
/// <param name="Round">The snapshot it was made of.</param>
public sealed record RoundPlacements(PlacementProblem Problem, RoundSnapshot Round);

/// <summary>Builds the placement problem of a round.</summary>
public static class RoundSnapshotPlacements
{
    /// <summary>
    /// Everyone in the round as a guest, those outside the exchange strand marked as such, with the round's pins. A wish for
    /// what is no longer offered keeps its place in the list, so that the wishes after it keep the rank the guest gave them.
    /// </summary>
    /// <exception cref="PlacementProblemException">
    /// The snapshot contradicts itself, such as a pin that breaks a hard rule; the exception lists every fault.
    /// </exception>
    public static RoundPlacements ToPlacements(this RoundSnapshot snapshot)
    {
        var organisation = Numbers(snapshot.Organisations.Select(one => one.Code));
        var place = Numbers(snapshot.HostPlaces.Select(one => one.Code));
        var person = Numbers(snapshot.Participants.Select(one => one.Key));
        var language = Numbers(snapshot.Participants.SelectMany(one => one.Languages).Concat(snapshot.HostPlaces.SelectMany(one => one.Languages)));
        var skill = Numbers(snapshot.Participants.SelectMany(one => one.SkillsSought).Concat(snapshot.HostPlaces.SelectMany(one => one.SkillsOffered)));
        var week = snapshot.Weeks.Select((monday, index) => (monday, index)).ToDictionary(pair => pair.monday, pair => pair.index);
        var formerHosts = snapshot.FormerHosts.ToLookup(former => former.Participant, former => former.Organisation, StringComparer.OrdinalIgnoreCase);

        int[] All(IEnumerable<string> words, Dictionary<string, int> numbers) => [.. words.Select(word => numbers[word]).Distinct()];
        int[] Known(IEnumerable<string> words, Dictionary<string, int> numbers) => All(words.Where(numbers.ContainsKey), numbers);

        // What is no longer offered is wished for as an organisation, one past the others, that has no places.
        var gone = snapshot.Organisations.Count;
        int[] Weeks(IEnumerable<DateOnly> mondays) => [.. mondays.Select(monday => week[monday]).Distinct()];

        var problem = new PlacementProblem(
            snapshot.Weeks.Count,
            [
                .. snapshot.Organisations.Select(one => new PlacementOrganisation(
                    one.IsPublic ? PlacementSector.Public : PlacementSector.Business, one.MaxAwayPerWeek)),
                new PlacementOrganisation(PlacementSector.Public),
            ],
            [.. snapshot.Participants.Select(one => new PlacementGuest(
                organisation[one.Organisation],
                one.Exchange,
                Weeks(one.Weeks),
                All(one.Languages, language),
                All(one.SkillsSought, skill),
                [.. one.HostWishes.Select(Wish)],
                Known(one.ExcludedHosts, organisation),
                Known(one.ExcludedHosts, place),
                Known(formerHosts[one.Key], organisation)))],
            [.. snapshot.HostPlaces.Select(one => new PlacementHost(
                organisation[one.Organisation], one.PlacesPerWeek, Weeks(one.Weeks), All(one.Languages, language), All(one.SkillsOffered, skill)))],
            [.. snapshot.Relations.Select(one => new PlacementRelation(
                organisation[one.PublicBody], organisation[one.Company], Weeks(snapshot.Weeks.Where(monday => one.Until >= monday))))],
            [.. snapshot.Conflicts.Select(one => new PlacementConflict(person[one.Participant], organisation[one.Organisation]))],
            [.. snapshot.PlacementPins.Select(one => new PlacementPin(person[one.Participant], place[one.HostPlace], week[one.Week]))]);
        return new RoundPlacements(problem, snapshot);

        PlacementWish Wish(string code) =>
            place.TryGetValue(code, out var wished) ? PlacementWish.ForPlace(wished) : PlacementWish.ForOrganisation(organisation.GetValueOrDefault(code, gone));
    }

    /// <summary>Numbers words in order of appearance, without regard to case.</summary>
    private static Dictionary<string, int> Numbers(IEnumerable<string> words)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words) numbers.TryAdd(word, numbers.Count);
        return numbers;
    }
}
