using PartnershipForChange.Application.ChallengeCall;

namespace PartnershipForChange.Web.Features.ChallengeCall.Hall;

public sealed class HallCodeInput
{
    public string? Code { get; set; }
}

public sealed class HallInput
{
    public Guid? Choice { get; set; }
}

public sealed record HallInputPage(HallPage Hall, HallInput Input);
