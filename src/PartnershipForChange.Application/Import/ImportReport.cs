namespace PartnershipForChange.Application.Import;

/// <summary>What an import does, or would do.</summary>
/// <param name="Tallies">One per file that was given, in the order they are worked.</param>
/// <param name="Faults">The faults kept for showing.</param>
/// <param name="FaultCount">All faults. Where there is one, nothing is imported.</param>
public sealed record ImportReport(IReadOnlyList<ImportTally> Tallies, IReadOnlyList<ImportFault> Faults, int FaultCount)
{
    internal static ImportReport Of(IReadOnlyList<ImportTally> tallies, ImportFaults faults) => new(tallies, faults.ByRow(), faults.Total);

    public bool IsValid => FaultCount == 0;

    public int Added => Tallies.Sum(t => t.Added);

    /// <summary>True when there was a file of people who take part; else all is of organisations.</summary>
    public bool BringsPeople => Tallies.Any(t => t.Kind is ImportKind.Participants or ImportKind.Nominations);

    /// <summary>Letters that go out with the import, whatever else is asked for: one for each new contact of an organisation.</summary>
    public int Letters => Tallies.Where(t => t.Kind == ImportKind.Contacts).Sum(t => t.Added);

    /// <summary>People who get these letters.</summary>
    public int Recipients => Tallies.Sum(t => t.Recipients);

    public int Different => Tallies.Sum(t => t.Different);

    public int Rows => Tallies.Sum(t => t.Added + t.Same + t.Different);
}

/// <summary>What became of the rows of one file.</summary>
/// <param name="Kind">Which file.</param>
/// <param name="Added">Rows that are new.</param>
/// <param name="Same">Rows that are in the portal already, exactly so.</param>
/// <param name="Different">Rows that are in the portal otherwise; they stay as they are there.</param>
/// <param name="FirstAdded">Names of the first that are new.</param>
/// <param name="FirstDifferent">The first that differ, by row.</param>
public sealed record ImportTally(
    ImportKind Kind, int Added, int Same, int Different, IReadOnlyList<string> FirstAdded, IReadOnlyList<ImportDifference> FirstDifferent)
{
    /// <summary>The first new rows that are taken as they stand, though they contradict themselves.</summary>
    public IReadOnlyList<ImportDoubt> Doubts { get; init; } = [];

    /// <summary>Of contacts: the people among the new rows, who may act for several organisations.</summary>
    public int Recipients { get; init; }
}

/// <summary>A row that is taken as it stands, though something in it will not come about.</summary>
/// <param name="What">What it is about: a host, or the day that does not hold.</param>
public sealed record ImportDoubt(int Row, string Name, string What, ImportDoubtKind Kind);

public enum ImportDoubtKind
{
    /// <summary>A host is both wished for and not wanted: the second counts.</summary>
    WishedAndExcluded,

    /// <summary>A host that is wished for is the person's own organisation, or on its side: nobody is placed there.</summary>
    WishedOnOwnSide,

    /// <summary>A relation is in the file with a later day, too: that one holds.</summary>
    EndsEarlier,

    /// <summary>A contact is in the portal already and reads it in another language than the file says: theirs stays.</summary>
    ReadsOther,
}

/// <summary>A row that says something else than the portal.</summary>
/// <param name="Column">The columns that differ.</param>
public sealed record ImportDifference(int Row, string Name, string Column);

/// <summary>The kinds of file.</summary>
public enum ImportKind
{
    Organisations,
    HostPlaces,
    Participants,
    Relations,

    /// <summary>People whom a contact names, and who complete their registration themselves.</summary>
    Nominations,

    /// <summary>Who acts for the organisations.</summary>
    Contacts,
}
