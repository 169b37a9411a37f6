namespace PartnershipForChange.Domain.Rounds;

/// <summary>The parts a round may have. Each is on, off or cancelled on its own.</summary>
public enum Strand
{
    Exchange,
    Teams,
    Workshops,
    ChallengeCall,
}

public enum StrandState
{
    Off,
    On,

    /// <summary>It was on and is called off, while the round's other strands go on.</summary>
    Cancelled,
}

/// <summary>Which strands a round has.</summary>
public sealed record RoundStrands(StrandState Exchange, StrandState Teams, StrandState Workshops, StrandState ChallengeCall)
{
    public static RoundStrands Usual { get; } = new(StrandState.On, StrandState.On, StrandState.Off, StrandState.Off);

    public StrandState this[Strand strand] => strand switch
    {
        Strand.Exchange => Exchange,
        Strand.Teams => Teams,
        Strand.Workshops => Workshops,
        _ => ChallengeCall,
    };
}
