using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Domain.Programme;

public enum SolutionState
{
    UnderWay,
    CarriedOut,

    /// <summary>Nobody carries it out any more; the reason is public.</summary>
    Stopped,
}

/// <summary>What coordinators write about a solution.</summary>
/// <param name="Summary">What it is, for everyone to read.</param>
/// <param name="OwnerId">The organisation that carries it out; null only for one from before the portal.</param>
/// <param name="ResponsibleId">Somebody of the owner, who keeps it up to date.</param>
/// <param name="UpdateEveryMonths">Asks for an update every so many months, besides those after 6 and 12; null: only those.</param>
public sealed record SolutionDetails(LocalisedText Title, LocalisedText Summary, Guid? OwnerId, Guid? ResponsibleId, int? UpdateEveryMonths);

/// <summary>
/// A proposal that was chosen and that an organisation carries out: one line of the Change Meter, with what is to be
/// done, what shows that it was done, and every percentage ever recorded.
/// </summary>
public sealed class Solution : Entity
{
    public const int TitleLength = 200;
    public const int SummaryLength = 2000;
    public const int SourceLength = 300;
    public const int ReasonLength = 500;

    /// <summary>An update this many days before one is due counts as that one.</summary>
    private const int DaysEarly = 30;

    private static readonly int[] UsualMonths = [6, 12];

    private readonly List<SolutionReading> _readings = [];
    private readonly List<SolutionAction> _actions = [];
    private readonly List<SolutionEvidence> _evidence = [];

    private Solution()
    {
    }

    /// <summary>One whose proposal the portal does not have.</summary>
    /// <param name="chosenOn">Null where nobody published it; then no update is ever asked for.</param>
    /// <exception cref="DomainRuleException">When a text is missing or too long, a number out of range or the day to come.</exception>
    public Solution(SolutionDetails details, DateOnly? chosenOn, DateOnly today)
    {
        ChosenOn = chosenOn is { } day ? Dates.NotAfter(today, day, nameof(ChosenOn)) : null;
        Edit(details);
    }

    /// <summary>The round whose team proposed it.</summary>
    public Guid? RoundId { get; private set; }

    public Guid? ProposalId { get; private set; }

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    public LocalisedText Summary { get; private set; } = LocalisedText.Empty;

    public Guid? OwnerId { get; private set; }

    /// <summary>Never shown in public.</summary>
    public Guid? ResponsibleId { get; private set; }

    public DateOnly? ChosenOn { get; private set; }

    public SolutionState State { get; private set; }

    /// <summary>Why it was stopped; empty otherwise.</summary>
    public LocalisedText StopReason { get; private set; } = LocalisedText.Empty;

    public int? UpdateEveryMonths { get; private set; }

    /// <summary>The day of the last update that somebody was reminded of.</summary>
    public DateOnly? RemindedFor { get; private set; }

    /// <summary>Every percentage, the one that holds now first.</summary>
    public IReadOnlyList<SolutionReading> Readings => [.. _readings.OrderByDescending(r => r.AsOf).ThenByDescending(r => r.Number)];

    /// <summary>What is to be done, by the day it is due; without a day last.</summary>
    public IReadOnlyList<SolutionAction> Actions => [.. _actions.OrderBy(a => a.Due ?? DateOnly.MaxValue).ThenBy(a => a.Id)];

    public IReadOnlyList<SolutionEvidence> Evidence => [.. _evidence.OrderBy(e => e.AddedOn).ThenBy(e => e.Id)];

    /// <summary>How far it is carried out; null where nobody has measured it yet.</summary>
    public SolutionReading? Latest => Readings.Count > 0 ? Readings[0] : null;

    /// <summary>A proposal that was handed in becomes a solution of its round.</summary>
    /// <exception cref="DomainRuleException">When it is not handed in, or a field of <paramref name="details"/> is not as it should be.</exception>
    public static Solution Choose(Proposal proposal, SolutionDetails details, DateOnly today)
    {
        Guard.Against(proposal.State == ProposalState.Submitted ? null : new DomainRuleException("Rules.ProposalNotSubmitted"));
        Guard.Against(details.OwnerId is null ? new DomainRuleException("Rules.Required") { Field = "Owner" } : null);
        return new Solution(details, today, today) { RoundId = proposal.RoundId, ProposalId = proposal.Id };
    }

    /// <exception cref="DomainRuleException">When a text is missing or too long, a number is out of range, or somebody is responsible without an owner.</exception>
    public void Edit(SolutionDetails details)
    {
        Guard.Against((ProposalId, details.OwnerId) is (not null, null) ? new DomainRuleException("Rules.Required") { Field = "Owner" } : null);
        Guard.Against((details.OwnerId, details.ResponsibleId) is (null, not null) ? new DomainRuleException("Rules.NotOfTheOwner") { Field = "Responsible" } : null);
        (Title, Summary, UpdateEveryMonths) = (
            Guard.Required(details.Title, TitleLength, nameof(Title)),
            Guard.Optional(details.Summary, SummaryLength, nameof(Summary)),
            details.UpdateEveryMonths is { } months ? Guard.InRange(months, 1, 24, nameof(UpdateEveryMonths)) : null);
        (OwnerId, ResponsibleId) = (details.OwnerId, details.ResponsibleId);
    }

    /// <summary>Records a percentage. Nothing recorded before is changed: a correction is a new reading for the same day.</summary>
    /// <exception cref="DomainRuleException">When the percentage is out of range, the day to come or a text too long.</exception>
    public SolutionReading Record(int percent, DayOrYear asOf, LocalisedText note, string? source, DateOnly today)
    {
        var reading = new SolutionReading(Id, _readings.Count + 1, percent, DayOrYear.NotAfter(today, asOf, nameof(SolutionReading.AsOf)), note, source, today);
        _readings.Add(reading);
        return reading;
    }

    /// <exception cref="DomainRuleException">When it is stopped, or the text is missing or too long.</exception>
    public SolutionAction AddAction(LocalisedText title, DateOnly? due)
    {
        Guard.Against(WhyNotAdd());
        var action = new SolutionAction(Id, title, due);
        _actions.Add(action);
        return action;
    }

    /// <summary>Marks an action done.</summary>
    /// <param name="on">The day; null where nobody knows it.</param>
    /// <exception cref="DomainRuleException">When there is no such action, or the day is to come.</exception>
    public void Finish(Guid actionId, DateOnly? on, DateOnly today) =>
        ActionOf(actionId).Finish(on is { } day ? Dates.NotAfter(today, day, nameof(SolutionAction.DoneOn)) : null);

    /// <summary>Takes the mark back.</summary>
    /// <exception cref="DomainRuleException">When there is no such action.</exception>
    public void Reopen(Guid actionId) => ActionOf(actionId).Reopen();

    /// <exception cref="DomainRuleException">When there is no such action.</exception>
    public void RemoveAction(Guid actionId) => _actions.Remove(ActionOf(actionId));

    /// <exception cref="DomainRuleException">When it is stopped, the text is missing or too long, or the link is not one to the web by https.</exception>
    public SolutionEvidence AddEvidence(LocalisedText title, string? link, DateOnly today)
    {
        Guard.Against(WhyNotAdd());
        var evidence = new SolutionEvidence(Id, title, link, today);
        _evidence.Add(evidence);
        return evidence;
    }

    /// <exception cref="DomainRuleException">When there is no such evidence.</exception>
    public void RemoveEvidence(Guid evidenceId) =>
        _evidence.Remove(_evidence.Find(e => e.Id == evidenceId) ?? throw new DomainRuleException("Rules.EvidenceGone"));

    public bool CanAdd() => WhyNotAdd() is null;

    /// <exception cref="DomainRuleException">When it is not under way.</exception>
    public void CarryOut()
    {
        Guard.Against(WhyNotEnd());
        State = SolutionState.CarriedOut;
    }

    /// <exception cref="DomainRuleException">When it is not under way, or the reason is missing or too long.</exception>
    public void Stop(LocalisedText reason)
    {
        Guard.Against(WhyNotEnd());
        StopReason = Guard.Required(reason, ReasonLength, "Reason");
        State = SolutionState.Stopped;
    }

    public bool CanEnd() => WhyNotEnd() is null;

    /// <summary>Puts it under way again.</summary>
    /// <exception cref="DomainRuleException">When it is under way.</exception>
    public void GoOn()
    {
        Guard.Against(State == SolutionState.UnderWay ? new DomainRuleException("Rules.SolutionUnderWay") : null);
        (State, StopReason) = (SolutionState.UnderWay, LocalisedText.Empty);
    }

    /// <summary>
    /// The day an update is due since: 6 and 12 months after it was chosen, and as often as it is set to. Null where none is
    /// asked for yet, or one was recorded since (or up to 30 days before).
    /// </summary>
    public DateOnly? UpdateDue(DateOnly today) =>
        State == SolutionState.UnderWay && LastAsked(today) is { } due && _readings.TrueForAll(r => r.RecordedOn < due.AddDays(-DaysEarly)) ? due : null;

    /// <summary>Notes that somebody is reminded of the update that is due; one reminder for each.</summary>
    /// <exception cref="DomainRuleException">When none is due, or they were reminded of it.</exception>
    public void Remind(DateOnly today)
    {
        Guard.Against(WhyNotRemind(today));
        RemindedFor = UpdateDue(today);
    }

    public bool CanRemind(DateOnly today) => WhyNotRemind(today) is null;

    private DateOnly? LastAsked(DateOnly today)
    {
        if (ChosenOn is not { } from)
        {
            return null;
        }

        var asked = UsualMonths.Select(from.AddMonths).ToList();
        for (var months = UpdateEveryMonths ?? 0; months > 0 && from.AddMonths(months) <= today; months += UpdateEveryMonths!.Value)
        {
            asked.Add(from.AddMonths(months));
        }

        return asked.Where(day => day <= today).Select(day => (DateOnly?)day).Max();
    }

    private SolutionAction ActionOf(Guid id) => _actions.Find(a => a.Id == id) ?? throw new DomainRuleException("Rules.ActionGone");

    private DomainRuleException? WhyNotAdd() => State == SolutionState.Stopped ? new DomainRuleException("Rules.SolutionStopped") : null;

    private DomainRuleException? WhyNotEnd() => State == SolutionState.UnderWay ? null : new DomainRuleException("Rules.SolutionNotUnderWay");

    private DomainRuleException? WhyNotRemind(DateOnly today) => UpdateDue(today) switch
    {
        null => new DomainRuleException("Rules.NoUpdateDue"),
        { } due when RemindedFor >= due => new DomainRuleException("Rules.UpdateRemindedOf"),
        _ => null,
    };
}
