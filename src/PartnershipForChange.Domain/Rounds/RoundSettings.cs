namespace PartnershipForChange.Domain.Rounds;

/// <summary>The numbers of a round that coordinators set.</summary>
/// <param name="PublicPlacesWanted">Host places hoped for at public bodies; 0: no target.</param>
/// <param name="BusinessPlacesWanted">Host places hoped for at companies; 0: no target.</param>
/// <param name="TeamSize">Members of a mixed team, about.</param>
/// <param name="AnswerDays">Days guest and host have to answer a published placement.</param>
/// <param name="MostHostWishes">Longest list of host wishes a participant may give.</param>
public sealed record RoundSettings(int PublicPlacesWanted, int BusinessPlacesWanted, int TeamSize, int AnswerDays, int MostHostWishes)
{
    public static RoundSettings Usual { get; } = new(0, 0, 7, 7, 6);

    /// <exception cref="DomainRuleException">When a number is out of range.</exception>
    public RoundSettings Checked() => new(
        Guard.InRange(PublicPlacesWanted, 0, 100_000, nameof(PublicPlacesWanted)),
        Guard.InRange(BusinessPlacesWanted, 0, 100_000, nameof(BusinessPlacesWanted)),
        Guard.InRange(TeamSize, 2, 30, nameof(TeamSize)),
        Guard.InRange(AnswerDays, 1, 60, nameof(AnswerDays)),
        Guard.InRange(MostHostWishes, 1, 20, nameof(MostHostWishes)));
}
