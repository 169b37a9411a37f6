namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>Every check, in the order in which a round meets them.</summary>
public static class RoundChecks
{
    public static IReadOnlyList<IRoundCheck> All { get; } =
    [
        new SetUpCheck(),
        new InvitationCheck(),
        new PeopleCheck(),
        new ReleaseCheck(),
        new HostPlaceCheck(),
        new PlacementCheck(),
        new LeftWaitingCheck(),
        new LeftOutCheck(),
    ];
}
