using PartnershipForChange.Application.Matching;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>
/// A stored run seen as the engine sees it: the frozen problem and who stands in which group now. Values, bounds and
/// the effect of changes by hand all come from here, so that page and engine cannot disagree.
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
        foreach (var member in teams.SelectMany(t => t.Members))
        {
            Group[_person[member.RegistrationId]] = _group[member.TeamId];
        }
    }

    public RoundTeams Frozen { get; }

    /// <summary>Registration of person 0, 1, 2 ...</summary>
    public IReadOnlyList<Guid> Keys { get; }

    /// <summary>Group, from 0, of each person.</summary>
    public int[] Group { get; }

    public TeamValue Value => TeamRules.Evaluate(Frozen.Problem, Group);

    public IReadOnlyList<TeamBreach> Breaches => TeamRules.Check(Frozen.Problem, Group);

    /// <summary>What it would do if these two changed places.</summary>
    public TeamChange Swap(Guid first, Guid second) => TeamRules.Swap(Frozen.Problem, Group, _person[first], _person[second]);

    /// <summary>What it would do if this person went to that team.</summary>
    public TeamChange Move(Guid registrationId, Guid teamId) =>
        TeamRules.Move(Frozen.Problem, Group, _person[registrationId], _group[teamId]);

    /// <summary>1, 2, 3 for a first, second, third challenge wish that this person's team works on; null for none.</summary>
    public int? WishMet(Guid registrationId)
    {
        var person = _person[registrationId];
        var wish = Frozen.Members[person].ChallengeWishes.ToList()
            .FindIndex(w => string.Equals(w, Frozen.ChallengeOf(Group[person]), StringComparison.OrdinalIgnoreCase));
        return wish < 0 ? null : wish + 1;
    }
}
