namespace PartnershipForChange.Matching.Teams;

/// <summary>Finds everything malformed in a problem. Bounds that cannot be met together are no fault of its form.</summary>
internal static class TeamProblemFaults
{
    /// <summary>More would not fit the matrices of the search.</summary>
    private const int MostPeople = 5_000;

    /// <summary>Places in all groups; each is a row of a matrix.</summary>
    private const int MostPlaces = 10_000;

    public static IReadOnlyList<string> Of(TeamProblem problem)
    {
        var faults = new List<string>();
        var (n, m) = (problem.People, problem.Groups);
        Require(n is >= 0 and <= MostPeople, $"The number of people is {n}; it must be between 0 and {MostPeople}.");
        Require(m >= 1, "There must be a group.");
        Require(problem.Distances.Length == (long)n * n, $"There are {problem.Distances.Length} distances for {n} people; {(long)n * n} are needed.");
        Require(problem.Scores.Length == 0 || problem.Scores.Length == (long)n * m, $"There are {problem.Scores.Length} scores; {(long)n * m} or none are needed.");
        Require(problem.Pins.Length == 0 || problem.Pins.Length == n, $"There are {problem.Pins.Length} pins; {n} or none are needed.");
        Require(double.IsFinite(problem.DiversityWeight), "The weight of diversity is not a finite number.");
        Require(problem.Distances.All(double.IsFinite), "A distance is not a finite number.");
        Require(problem.Scores.All(double.IsFinite), "A score is not a finite number.");
        Bounds("group sizes", problem.Least, problem.Most);
        var places = problem.Most.Sum(most => (long)Math.Min(most, n));
        Require(places <= MostPlaces, $"The groups have {places} places; more than {MostPlaces} cannot be searched.");
        if (faults.Count > 0)
        {
            return faults;
        }

        for (var p = 0; p < n; p++)
        {
            Require(problem.Pin(p) >= -1 && problem.Pin(p) < m, $"Person {p} is pinned to group {problem.Pin(p)}, which does not exist.");
            for (var q = p + 1; q < n; q++)
            {
                Require(problem.Distance(p, q) == problem.Distance(q, p), $"The distance of {p} and {q} depends on their order.");
            }
        }

        foreach (var category in problem.Categories)
        {
            Bounds($"category {category.Name}", category.Least, category.Most);
            Require(category.Members.All(IsPerson), $"Category {category.Name} names a person who does not exist.");
            Require(category.Members.Distinct().Count() == category.Members.Length, $"Category {category.Name} names a person twice.");
        }

        Pairs("apart", problem.Apart);
        Pairs("together", problem.Together);
        return faults;

        bool IsPerson(int person) => person >= 0 && person < n;

        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }

        void Bounds(string what, int[] least, int[] most)
        {
            Require(least.Length == m && most.Length == m, $"The bounds of {what} are not one pair per group.");
            Require(least.All(bound => bound >= 0), $"A bound of {what} is negative.");
            Require(least.Zip(most).All(pair => pair.First <= pair.Second), $"The least of {what} exceeds the most.");
        }

        void Pairs(string what, IReadOnlyList<TeamPair> pairs)
        {
            foreach (var pair in pairs)
            {
                Require(IsPerson(pair.First) && IsPerson(pair.Second), $"A pair to be {what} names a person who does not exist.");
                Require(pair.First != pair.Second, $"Person {pair.First} is to be {what} with themselves.");
            }
        }
    }
}
