using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Jury;

/// <summary>Proposals of the mixed teams, before the jury once they are handed in.</summary>
internal sealed class ProposalSubjects(PortalDbContext db, Outbox outbox, Text text, TimeProvider clock) : IJurySubjects
{
    public JurySubjectKind Kind => JurySubjectKind.Proposals;

    public Strand Strand => Strand.Teams;

    public bool CanBeRevised => true;

    public async Task<IReadOnlyList<JurySubject>> In(Guid roundId, CancellationToken cancellation)
    {
        var proposals = await (
            from proposal in db.Proposals.AsNoTracking()
            join team in db.Teams on proposal.TeamId equals team.Id
            where proposal.RoundId == roundId
            orderby team.Number
            select new
            {
                proposal.Id,
                TeamId = team.Id,
                team.Number,
                proposal.State,
                Title = db.ProposalVersions.Where(v => v.ProposalId == proposal.Id && v.Number == proposal.LatestNumber).Select(v => v.Title).FirstOrDefault(),
                Owner = db.Challenges.Where(c => c.Id == team.ChallengeId).Select(c => c.OwnerId).FirstOrDefault(),
            }).ToListAsync(cancellation);
        var authors = (await (
            from proposal in db.Proposals.AsNoTracking()
            join member in db.TeamMembers on proposal.TeamId equals member.TeamId
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            where proposal.RoundId == roundId
            select new { proposal.Id, registration.PersonId, registration.OrganisationId }).ToListAsync(cancellation)).ToLookup(a => a.Id);
        var named = (await (
            from author in db.ProposalAuthors.AsNoTracking()
            join proposal in db.Proposals on author.ProposalId equals proposal.Id
            where proposal.RoundId == roundId
            select new { proposal.Id, author.PersonId, author.Name }).ToListAsync(cancellation)).ToLookup(a => a.Id);
        return
        [
            .. proposals.Select(p => new JurySubject(
                p.Id, p.Title ?? text["Teams.Team", p.Number], $"/teams/{p.TeamId}/proposal", p.State == ProposalState.Submitted,
                [.. authors[p.Id].Select(a => a.PersonId).Concat(named[p.Id].Select(n => n.PersonId).OfType<Guid>()).Distinct()],
                [.. authors[p.Id].Select(a => a.OrganisationId).Distinct()],
                p.Owner is { } owner ? [owner] : []) { OtherPeople = [.. named[p.Id].Select(n => n.Name)] }),
        ];
    }

    public async Task<JuryReading> Read(Guid id, CancellationToken cancellation)
    {
        var reading = await Find(id, cancellation);
        return reading.Title.Length > 0 ? reading : reading with { Title = text["Teams.Proposal.TextRemovedTitle"] };
    }

    /// <summary>Without a title and text where they are not kept any more.</summary>
    private Task<JuryReading> Find(Guid id, CancellationToken cancellation) => (
        from proposal in db.Proposals.AsNoTracking()
        join version in db.ProposalVersions on new { ProposalId = proposal.Id, Number = proposal.LatestNumber } equals new { version.ProposalId, version.Number } into versions
        from version in versions.DefaultIfEmpty()
        join team in db.Teams on proposal.TeamId equals team.Id
        where proposal.Id == id
        select new JuryReading(
            version == null ? string.Empty : version.Title,
            db.Challenges.Where(c => c.Id == team.ChallengeId).Select(c => c.Title).FirstOrDefault() ?? LocalisedText.Empty,
            version == null ? string.Empty : version.Content))
        .FirstOrDefaultAsync(cancellation).OrNotFound();

    /// <summary>A revision opens the proposal again; every member of its team gets the decision with its feedback.</summary>
    public async Task Tell(Round round, IReadOnlyList<JuryEntry> decided, CancellationToken cancellation)
    {
        var ids = decided.Select(e => e.SubjectId).ToList();
        var proposals = await db.Proposals.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var titles = await (
            from proposal in db.Proposals
            join version in db.ProposalVersions on new { ProposalId = proposal.Id, Number = proposal.LatestNumber } equals new { version.ProposalId, version.Number }
            where ids.Contains(proposal.Id)
            select new { proposal.Id, version.Title }).ToDictionaryAsync(t => t.Id, t => t.Title, cancellation);
        var members = (await (
            from proposal in db.Proposals
            join member in db.TeamMembers on proposal.TeamId equals member.TeamId
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            where ids.Contains(proposal.Id)
            select new { proposal.Id, person }).ToListAsync(cancellation)).ToLookup(m => m.Id, m => m.person);
        foreach (var entry in decided)
        {
            var proposal = proposals[entry.SubjectId];
            if (entry.Verdict == Verdict.Revise)
            {
                proposal.AskToRevise(round, entry.Feedback, entry.ReviseBy!.Value, clock.Today());
            }

            foreach (var person in members[entry.SubjectId])
            {
                outbox.Notify(
                    person, $"Proposal{entry.Verdict}", round.Id, $"/teams/{proposal.TeamId}/proposal",
                    round.Name, titles[proposal.Id], entry.Feedback, entry.ReviseBy);
            }
        }
    }
}
