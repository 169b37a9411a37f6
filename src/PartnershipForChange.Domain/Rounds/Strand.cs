namespace PartnershipForChange.Domain.Rounds;

/// <summary>The parts a round may have. Each is on, off or cancelled on its own.</summary>
public enum Strand
{
    Exchange,
    Teams,
    Workshops,
    ChallengeCall,
    Recognition,
    Surveys,
}

public enum StrandState
{
    Off,
    On,

    /// <summary>It was on and is called off, while the round's other strands go on.</summary>
    Cancelled,
}

/// <summary>Which strands a round has.</summary>
public sealed record RoundStrands(
    StrandState Exchange, StrandState Teams, StrandState Workshops, StrandState ChallengeCall, StrandState Recognition, StrandState Surveys)
{
    /// <summary>A round without any strand.</summary>
    public static RoundStrands None { get; } =
        new(StrandState.Off, StrandState.Off, StrandState.Off, StrandState.Off, StrandState.Off, StrandState.Off);

    public static RoundStrands Usual { get; } = None with { Exchange = StrandState.On, Teams = StrandState.On };

    public StrandState this[Strand strand] => strand switch
    {
        Strand.Exchange => Exchange,
        Strand.Teams => Teams,
        Strand.Workshops => Workshops,
        Strand.ChallengeCall => ChallengeCall,
        Strand.Recognition => Recognition,
        _ => Surveys,
    };

    public bool Has(Strand strand) => this[strand] == StrandState.On;

    public IReadOnlyList<Strand> Cancelled() => [.. Enum.GetValues<Strand>().Where(s => this[s] == StrandState.Cancelled)];

    /// <summary>The strands of a round that follows: what was cancelled is on again.</summary>
    public RoundStrands Restarted() => new(
        Restarted(Exchange), Restarted(Teams), Restarted(Workshops), Restarted(ChallengeCall), Restarted(Recognition), Restarted(Surveys));

    private static StrandState Restarted(StrandState state) => state == StrandState.Cancelled ? StrandState.On : state;
}
