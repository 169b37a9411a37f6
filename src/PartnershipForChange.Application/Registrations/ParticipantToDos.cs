using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>What waits for participants before matching: a registration to begin, to finish or to correct.</summary>
internal sealed class ParticipantToDos(PortalDbContext db) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsIn(Roles.Participant);

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var unfinished = await (
            from registration in db.Registrations.AsNoTracking()
            join round in db.Rounds.Include(r => r.Phases) on registration.RoundId equals round.Id
            where registration.PersonId == actor.PersonId && round.State == RoundState.Open
                && (registration.State == RegistrationState.Nominated || registration.State == RegistrationState.Draft
                    || registration.State == RegistrationState.SentBack)
            select new { Round = round, registration.State }).ToListAsync(cancellation);
        return
        [
            .. from one in unfinished
               where one.Round.Allows(RoundRight.Register, today)
               select new ToDo(
                   $"Registrations.ToDo.{one.State}", $"/me/{one.Round.Code}", one.Round.Phase(PhaseKind.Registration)?.To, Arguments: [one.Round.Name])
               {
                   Button = $"Registrations.ToDoButton.{one.State}",
               },
        ];
    }
}
