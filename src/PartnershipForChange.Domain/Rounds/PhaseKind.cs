namespace PartnershipForChange.Domain.Rounds;

/// <summary>The phases of a round, in the order they begin. Later ones may overlap.</summary>
public enum PhaseKind
{
    Invitation,
    HostPlaces,
    Registration,
    Matching,
    Exchange,
    Teams,
    Closing,
}

/// <summary>What a phase lets people do. Coordinators set the rights per phase; these are the programme's usual ones.</summary>
public enum RoundRight
{
    AnswerInvitation,
    OfferHostPlaces,
    Nominate,
    Register,
    Release,
    PublishPlacements,
    PublishTeams,
    WriteProposals,
}

public static class PhaseKindExtensions
{
    /// <summary>The strand a right is part of: without it there is nothing to do. Null: it serves several.</summary>
    public static Strand? Strand(this RoundRight right) => right switch
    {
        RoundRight.OfferHostPlaces or RoundRight.PublishPlacements => Rounds.Strand.Exchange,
        RoundRight.PublishTeams or RoundRight.WriteProposals => Rounds.Strand.Teams,
        _ => null,
    };

    public static IReadOnlyList<RoundRight> UsualRights(this PhaseKind kind) => kind switch
    {
        PhaseKind.Invitation => [RoundRight.AnswerInvitation, RoundRight.OfferHostPlaces],
        PhaseKind.HostPlaces => [RoundRight.AnswerInvitation, RoundRight.OfferHostPlaces, RoundRight.Nominate],
        PhaseKind.Registration =>
            [RoundRight.AnswerInvitation, RoundRight.OfferHostPlaces, RoundRight.Nominate, RoundRight.Register, RoundRight.Release],
        PhaseKind.Matching => [RoundRight.PublishPlacements, RoundRight.PublishTeams],
        PhaseKind.Exchange => [RoundRight.PublishTeams],
        PhaseKind.Teams => [RoundRight.PublishTeams, RoundRight.WriteProposals],
        _ => [],
    };
}
