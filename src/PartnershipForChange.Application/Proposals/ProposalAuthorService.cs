using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <summary>Whom a team names as authors of its proposal.</summary>
public sealed class ProposalAuthorService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Names someone the round knows: a participant of any team, or a mentor; who is not of the team is told.</summary>
    /// <exception cref="DomainRuleException">When nothing may be written now, the address is unknown to the round or named already, or there are too many.</exception>
    public async Task Add(Guid teamId, string email, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await db.OwnProposal(teamId, actor, cancellation);
        var address = Person.NormalisedEmail(email);
        var (name, person) = await KnownToRound(round, address, cancellation);
        var there = await db.ProposalAuthors.Where(a => a.ProposalId == proposal.Id).Select(a => a.Email).ToListAsync(cancellation);
        db.ProposalAuthors.Add(proposal.NameAuthor(round, there, address, name, person?.Id, clock.Today()));
        if (person is null || !await db.Mates(teamId).AnyAsync(m => m.Id == person.Id, cancellation))
        {
            if (person is not null)
            {
                outbox.Notify(person, "ProposalAuthor", round.Id, $"/teams/{teamId}/proposal", actor.Name, round.Name);
            }
            else
            {
                // A mentor who has no role in the portal cannot open an account there: the letter leads to a page that is everybody's.
                var notice = new Notice("ProposalAuthorMentor", $"/rounds/{round.Code}", actor.Name, round.Name);
                outbox.Notify(new Addressee(address, name, Language.Slovene, null), round.Id, notice);
            }
        }

        db.Touch(proposal);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    public async Task Remove(Guid teamId, Guid authorId, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await db.OwnProposal(teamId, actor, cancellation);
        var author = await db.ProposalAuthors.FirstOrDefaultAsync(a => a.Id == authorId && a.ProposalId == proposal.Id, cancellation).OrNotFound();
        proposal.RequireWriting(round, clock.Today());
        db.ProposalAuthors.Remove(author);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<(string Name, Person? Person)> KnownToRound(Round round, string email, CancellationToken cancellation)
    {
        var person = await (
            from known in db.People
            join registration in db.Registrations on known.Id equals registration.PersonId
            where known.Email == email && registration.RoundId == round.Id && registration.State != RegistrationState.Withdrawn
            select known).FirstOrDefaultAsync(cancellation);
        if (person is not null)
        {
            return (person.FullName, person);
        }

        var mentor = await db.HostPlaces.Where(p => p.RoundId == round.Id && p.MentorEmail == email).Select(p => p.MentorName).FirstOrDefaultAsync(cancellation)
            ?? throw new DomainRuleException("Rules.AuthorUnknown") { Field = "Email" };
        var account = await db.People.FirstOrDefaultAsync(p => p.Email == email, cancellation);
        return (account?.FullName ?? mentor, account);
    }
}
