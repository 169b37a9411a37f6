using PartnershipForChange.Application.Matching;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>
/// A stored run seen as the engine sees it: the frozen problem and who stands in which group now. Values, bounds and
/// the effect of changes by hand all come from here, so that page and engine cannot disagree. Who was put into a published
/// team later is not part of the problem, and counts for neither value nor bounds.
/// </summary>
public sealed class TeamDivision
{
    private readonly Dictionary<Guid, int> _person;
    private readonly Dictionary<Guid, int> _group;

    public TeamDivision(TeamRun run)
    {
        var teams = run.Teams;
        // Pins of the moment, not those the run began with, bind changes by hand; the entity checks them.
        Frozen = (RoundSnapshot.FromJson(run.Input) with { TeamPins = [] }).ToTeams(run.TeamCount);
        Keys = [.. Frozen.Members.Select(m => Guid.Parse(m.Key))];
        _person = Keys.Index().ToDictionary(k => k.Item, k => k.Index);
        _group = teams.ToDictionary(t => t.Id, t => t.Number - 1);
        Group = new int[Keys.Count];
        foreach (var member in teams.SelectMany(t => t.Members).Where(m => _person.ContainsKey(m.RegistrationId)))
        {
            Group[_person[member.RegistrationId]] = _group[member.TeamId];
        }
    }

    public RoundTeams Frozen { get; }

    /// <summary>Registration of person 0, 1, 2 ...</summary>
    public IReadOnlyList<Guid> Keys { get; }

    /// <summary>Group, from 0, of each person.</summary>
    public int[] Group { get; }

    /// <summary>Challenges this person wished for when the run began, best first; null for who came later.</summary>
    public IReadOnlyList<string>? WishesOf(Guid registrationId) =>
        _person.TryGetValue(registrationId, out var person) ? Frozen.Members[person].ChallengeWishes : null;

    public TeamValue Value => TeamRules.Evaluate(Frozen.Problem, Group);

    public IReadOnlyList<TeamBreach> Breaches => TeamRules.Check(Frozen.Problem, Group);

    /// <summary>What it would do if these two changed places.</summary>
    public TeamChange Swap(Guid first, Guid second) => TeamRules.Swap(Frozen.Problem, Group, _person[first], _person[second]);

    /// <summary>What it would do if this person went to that team.</summary>
    public TeamChange Move(Guid registrationId, Guid teamId) =>
        TeamRules.Move(Frozen.Problem, Group, _person[registrationId], _group[teamId]);
}
