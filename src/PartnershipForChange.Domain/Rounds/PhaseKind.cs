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
    AnswerPlacement,
    PublishTeams,
    WriteProposals,
}

public static class PhaseKindExtensions
{
    public static IReadOnlyList<RoundRight> UsualRights(this PhaseKind kind) => kind switch
    {
        PhaseKind.Invitation => [RoundRight.AnswerInvitation, RoundRight.OfferHostPlaces],
        PhaseKind.HostPlaces => [RoundRight.AnswerInvitation, RoundRight.OfferHostPlaces, RoundRight.Nominate],
        PhaseKind.Registration =>
            [RoundRight.AnswerInvitation, RoundRight.OfferHostPlaces, RoundRight.Nominate, RoundRight.Register, RoundRight.Release],
        PhaseKind.Matching => [RoundRight.PublishPlacements, RoundRight.AnswerPlacement, RoundRight.PublishTeams],
        PhaseKind.Exchange => [RoundRight.AnswerPlacement, RoundRight.PublishTeams],
        PhaseKind.Teams => [RoundRight.PublishTeams, RoundRight.WriteProposals],
        _ => [],
    };
}
