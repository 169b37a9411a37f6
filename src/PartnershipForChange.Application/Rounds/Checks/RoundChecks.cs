namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>Every check, in the order in which a round meets them.</summary>
public static class RoundChecks
{
    public static IReadOnlyList<IRoundCheck> All { get; } =
    [
        new SetUpCheck(),
        new ContactCheck(),
        new InvitationCheck(),
        new PeopleCheck(),
        new ReleaseCheck(),
        new HostPlaceCheck(),
        new PlacementCheck(),
        new TeamsCheck(),
        new LeftWaitingCheck(),
        new LeftOutCheck(),
    ];
}
