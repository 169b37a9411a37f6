using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>Says on the next page what came of inviting somebody.</summary>
public static class InvitedFlash
{
    /// <summary>Runs the use case behind a button and says what came of it.</summary>
    public static async Task SayWhoIsInvited(this PortalController controller, Func<Task<InvitedPerson>> useCase)
    {
        InvitedPerson? invited = null;
        if (await controller.AttemptOrFlash(async () => invited = await useCase(), string.Empty))
        {
            controller.SayWhoIsInvited(invited!);
        }
    }

    public static void SayWhoIsInvited(this PortalController controller, InvitedPerson invited) =>
        controller.Flash(FlashKind.Success, controller.T[$"People.Outcome.{invited.Outcome}", invited.Name, invited.Email]);
}
