using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>A round, as pages about its teams name it.</summary>
/// <param name="NamesRemovedOn">The day names went from it; null while they are there.</param>
public sealed record TeamRound(Guid Id, string Code, LocalisedText Name, bool IsCancelled, bool IsClosed, DateOnly? NamesRemovedOn);

/// <summary>A run in the list of runs.</summary>
public sealed record TeamRunRow(
    int Number, TeamRunState State, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PublishedAt, int Teams, double Value, double WishScore,
    double Diversity, double RandomValue, int Breaches, int Steps);

/// <summary>The runs of a round and what a new one would divide.</summary>
/// <param name="People">Released for the teams.</param>
/// <param name="Usual">Number of teams the round's team size gives.</param>
/// <param name="LeftOut">Released for the teams and in none of the published ones; empty while none are published.</param>
public sealed record TeamRunList(
    TeamRound Round, IReadOnlyList<TeamRunRow> Runs, int People, int Usual, bool HasPins, bool CanForm, IReadOnlyList<TeamCandidate> LeftOut)
{
    public bool IsPublished => Published is not null;

    /// <summary>Number of the published run; null while none is.</summary>
    public int? Published => Runs.FirstOrDefault(r => r.State == TeamRunState.Published)?.Number;
}

/// <summary>Somebody who may be put into a published team.</summary>
public sealed record TeamCandidate(Guid RegistrationId, string Name, LocalisedText Organisation, Sector Sector);

/// <summary>A person in a team of a run.</summary>
/// <param name="Wish">1, 2 or 3 when the team works on that challenge wish; null when on none.</param>
/// <param name="IsAlone">The only one of their sector in the team.</param>
public sealed record TeamPerson(
    Guid RegistrationId, string Name, LocalisedText Organisation, Sector Sector, string Level, int? Wish, bool IsPinned, bool IsAlone);

/// <summary>A team of a run with its mix.</summary>
public sealed record TeamCard(Guid Id, int Number, LocalisedText Challenge, IReadOnlyList<TeamPerson> People)
{
    public int Public => People.Count(p => p.Sector == Sector.Public);

    public int Business => People.Count(p => p.Sector == Sector.Business);

    public int Organisations => People.Select(p => p.Organisation).Distinct().Count();

    /// <summary>True when the number is this, or else the challenge or a member's name or organisation holds it.</summary>
    /// <param name="folded">Words as <see cref="Folded"/> writes them; empty for every team.</param>
    public bool Holds(string folded) => int.TryParse(folded, out var number) ? number == Number : Folded.Of(
        [Challenge.Sl, Challenge.En, .. People.SelectMany(p => new[] { p.Name, p.Organisation.Sl, p.Organisation.En })]).Contains(folded, StringComparison.Ordinal);
}

/// <summary>A bound the division breaks, with the names a reader knows.</summary>
/// <param name="Team">Number of the team, from 1; 0 where the rule is not about one.</param>
/// <param name="Subject">Sector, organisation or person the rule is about.</param>
public sealed record BrokenBound(TeamRule Rule, int Team, string Subject, string Other, int Count, int Bound);

/// <summary>One run in full.</summary>
/// <param name="WhyNotPublish">Why a draft cannot be published now; null where it can.</param>
/// <param name="PublishedOther">Number of another run that is published.</param>
/// <param name="CanAssign">True while its members may still be put into another of its published teams.</param>
public sealed record TeamRunView(
    TeamRound Round, Guid Version, TeamRunRow Run, IReadOnlyList<TeamCard> Teams, IReadOnlyList<BrokenBound> Broken,
    bool CanUndo, DomainRuleException? WhyNotPublish, int? PublishedOther, bool CanAssign, int Seed, double Milliseconds)
{
    public bool CanPublish => WhyNotPublish is null;

    public IEnumerable<TeamPerson> People => Teams.SelectMany(t => t.People);

    public int People1To3(int wish) => People.Count(p => p.Wish == wish);

    /// <summary>As many teams as a board shows at once.</summary>
    public const int TeamsOnBoard = 24;

    /// <summary>A page of the teams that hold these words; a number past the end gives the last page.</summary>
    public Page<TeamCard> Board(string? words, int number)
    {
        var folded = Folded.Of(words);
        List<TeamCard> held = [.. Teams.Where(t => t.Holds(folded))];
        var page = Math.Clamp(number, 1, Math.Max(1, (held.Count + TeamsOnBoard - 1) / TeamsOnBoard));
        return new Page<TeamCard>([.. held.Skip((page - 1) * TeamsOnBoard).Take(TeamsOnBoard)], page, TeamsOnBoard, held.Count);
    }
}

/// <summary>What changing places with someone, or going to a team, would do.</summary>
/// <param name="With">Who comes in exchange; null for a plain move.</param>
/// <param name="Broken">How many bounds it would break or break further.</param>
public sealed record TeamOption(
    Guid TeamId, int Team, LocalisedText Challenge, TeamPerson? With, double Value, double WishScore, double Diversity, int Broken);

/// <summary>The choices for one person of a draft, best first.</summary>
public sealed record TeamOptionsView(TeamRound Round, int Number, Guid Version, TeamPerson Person, int Team, IReadOnlyList<TeamOption> Options);

/// <summary>What putting somebody into this published team would mean.</summary>
/// <param name="Wish">1, 2 or 3 when the team works on that challenge wish of theirs; null when on none.</param>
/// <param name="Colleagues">Members who come from their organisation.</param>
public sealed record AssignOption(TeamCard Team, int? Wish, int Colleagues);

/// <summary>The published teams somebody may be put into.</summary>
/// <param name="Team">Number of the team they are in; null for none.</param>
/// <param name="WhyNot">Why they can be put into none; null where they can.</param>
public sealed record AssignView(
    TeamRound Round, int Number, Guid Version, TeamCandidate Person, int? Team, DomainRuleException? WhyNot, IReadOnlyList<AssignOption> Options);

/// <summary>A published team's own page.</summary>
/// <param name="WritesFrom">The day on which writing begins; null when it has, or will not.</param>
public sealed record TeamPage(
    Guid Id, int Number, TeamRound Round, LocalisedText Challenge, LocalisedText OtherWording, LocalisedText Description,
    IReadOnlyList<TeamMate> Members, ProposalState Proposal, int Versions, string ProposalTitle, bool CanWrite, DateOnly? WritesFrom, DateOnly? Deadline,
    AskedRevision? Revision, TeamMeetings Meetings);

/// <summary>A team's meetings, called off ones left out.</summary>
/// <param name="ToCome">Not over yet, soonest first.</param>
/// <param name="Past">Latest first.</param>
/// <param name="CanSet">True when the reader may set one.</param>
public sealed record TeamMeetings(IReadOnlyList<MeetingRow> ToCome, IReadOnlyList<MeetingRow> Past, bool CanSet);

/// <param name="SetBy">Name of who set it.</param>
/// <param name="CanChange">True when the reader may move it and call it off.</param>
public sealed record MeetingRow(TeamMeeting Meeting, string SetBy, bool CanChange);

/// <summary>One meeting, to be changed.</summary>
public sealed record MeetingView(Guid Team, int TeamNumber, TeamMeeting Meeting);

/// <summary>A team-mate: rank-blind, so no level.</summary>
public sealed record TeamMate(string Name, string Email, LocalisedText Organisation, Sector Sector, IReadOnlyList<string> Skills, bool IsMe);
