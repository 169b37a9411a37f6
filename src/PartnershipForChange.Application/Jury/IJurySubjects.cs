using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>
/// What a kind of subject brings to the jury: everything else about panels, seats, conflicts, blindness, scores and
/// decisions is the same for all. Every class that implements this is registered by itself.
/// </summary>
public interface IJurySubjects
{
    JurySubjectKind Kind { get; }

    /// <summary>The part of a round the subjects belong to: with it off there is no panel, with it cancelled nothing is added.</summary>
    Strand Strand { get; }

    /// <summary>Whether its authors can be asked to rework it and hand it in again.</summary>
    bool CanBeRevised { get; }

    /// <summary>Every subject of a round, in the order in which they are shown, in a number of queries that does not grow with them.</summary>
    Task<IReadOnlyList<JurySubject>> In(Guid roundId, CancellationToken cancellation);

    /// <summary>What a juror reads, as its authors wrote it; names are hidden afterwards.</summary>
    Task<JuryReading> Read(Guid id, CancellationToken cancellation);

    /// <summary>Acts on new decisions and tells the authors; the caller saves.</summary>
    Task Tell(Round round, IReadOnlyList<JuryEntry> decided, CancellationToken cancellation);
}

/// <summary>A subject with whoever has a part in it: what conflicts of interest and hidden names follow from.</summary>
/// <param name="Path">Its page for coordinators.</param>
/// <param name="IsReady">It can be judged.</param>
/// <param name="People">Its authors.</param>
/// <param name="Organisations">Where they work.</param>
/// <param name="Owners">Organisations that own the challenge it answers.</param>
public sealed record JurySubject(
    Guid Id, string Title, string Path, bool IsReady, IReadOnlyList<Guid> People, IReadOnlyList<Guid> Organisations, IReadOnlyList<Guid> Owners)
{
    /// <summary>Names to hide of people who have no account.</summary>
    public IReadOnlyList<string> OtherPeople { get; init; } = [];

    /// <summary>Names to hide of organisations that the portal does not know.</summary>
    public IReadOnlyList<string> OtherOrganisations { get; init; } = [];
}

/// <param name="Context">What it answers, such as the challenge; empty where it stands for itself.</param>
/// <param name="Markdown">The text.</param>
public sealed record JuryReading(string Title, LocalisedText Context, string Markdown);
