using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Participations;

/// <summary>A round's invitation as an organisation reads it.</summary>
/// <param name="Terms">The version in force; null before the programme has terms.</param>
/// <param name="AcceptedNumber">The version it accepted, where it accepted one.</param>
/// <param name="AnsweredBy">Name of who answered last.</param>
/// <param name="AcceptedBy">Name of who accepted the terms.</param>
/// <param name="AnswerBy">Last day on which it can be answered; null when that is over.</param>
/// <param name="OnBehalf">The reader answers as a coordinator, not as a contact.</param>
public sealed record InvitationPage(
    Organisation Organisation, Round Round, Participation Participation, PartnershipTerms? Terms, int? AcceptedNumber,
    string? AnsweredBy, string? AcceptedBy, DateOnly? AnswerBy, bool OnBehalf, bool CanAnswer)
{
    /// <summary>It takes part on terms that a newer version has replaced.</summary>
    public bool TermsChanged => Participation.IsIn && Terms is not null && Participation.TermsId != Terms.Id;

    public bool TermsAccepted => Terms is not null && Participation.TermsId == Terms.Id;
}

public sealed class InvitationQueries(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When the organisation is not the actor's, or not invited into the round.</exception>
    public async Task<InvitationPage> Find(string organisation, string round, Actor actor, CancellationToken cancellation)
    {
        var host = await db.Organisations.AsNoTracking().VisibleTo(actor).Named(organisation).FirstOrDefaultAsync(cancellation).OrNotFound();
        var found = await db.Rounds.AsNoTracking().KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var answer = await db.Participations.AsNoTracking()
            .Where(p => p.RoundId == found.Id && p.OrganisationId == host.Id)
            .Select(p => new
            {
                Participation = p,
                AnsweredBy = db.People.Where(x => x.Id == p.AnsweredById).Select(x => x.FirstName + " " + x.LastName).FirstOrDefault(),
                AcceptedBy = db.People.Where(x => x.Id == p.TermsAcceptedById).Select(x => x.FirstName + " " + x.LastName).FirstOrDefault(),
                AcceptedNumber = db.Terms.Where(t => t.Id == p.TermsId).Select(t => (int?)t.Number).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellation).OrNotFound();
        var terms = await db.Terms.AsNoTracking().OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancellation);
        var onBehalf = !actor.ActsFor(host.Id);
        return new InvitationPage(
            host, found, answer.Participation, terms, answer.AcceptedNumber, answer.AnsweredBy ?? Person.NoName, answer.AcceptedBy ?? Person.NoName,
            found.LastDayOf(RoundRight.AnswerInvitation, clock.Today()), onBehalf, answer.Participation.CanAnswer(found, clock.Today(), onBehalf));
    }
}
