using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Challenges that came in by the call, before the jury once they are published: who is chosen is a finalist.</summary>
internal sealed class SubmissionSubjects(PortalDbContext db, SubmissionLetterService letters, Text text) : IJurySubjects
{
    public JurySubjectKind Kind => JurySubjectKind.Submissions;

    public Strand Strand => Strand.ChallengeCall;

    /// <summary>What is on the public list is no longer edited.</summary>
    public bool CanBeRevised => false;

    public async Task<IReadOnlyList<JurySubject>> In(Guid roundId, CancellationToken cancellation)
    {
        var submissions = await (
            from submission in db.ChallengeSubmissions.AsNoTracking()
            join round in db.Rounds on submission.RoundId equals round.Id
            where submission.RoundId == roundId && (submission.State == SubmissionState.Published
                || submission.State == SubmissionState.Finalist || submission.State == SubmissionState.Chosen)
            orderby submission.SubmittedAt, submission.Id
            select new { submission.Id, submission.Title, submission.State, submission.Owner, submission.ContactName, submission.ContactEmail, round.Code })
            .ToListAsync(cancellation);
        var addresses = submissions.Select(s => s.ContactEmail).ToList();
        var people = await db.People.AsNoTracking().Where(p => addresses.Contains(p.Email)).ToDictionaryAsync(p => p.Email, p => p.Id, cancellation);

        // The owner is written in words; whoever writes the name of an organisation means it.
        var keys = submissions.Select(s => Folded.Of(s.Owner)).ToList();
        var owners = await db.Organisations.AsNoTracking().Where(o => keys.Contains(o.NameKey)).ToDictionaryAsync(o => o.NameKey, o => o.Id, cancellation);
        return
        [
            .. submissions.Select(s => new JurySubject(
                s.Id, s.Title, $"/manage/{s.Code}/call/{s.Id}", s.State is SubmissionState.Published or SubmissionState.Finalist,
                people.TryGetValue(s.ContactEmail, out var contact) ? [contact] : [], [],
                owners.TryGetValue(Folded.Of(s.Owner), out var owner) ? [owner] : [])
            {
                OtherPeople = [s.ContactName],
                OtherOrganisations = [s.Owner],
            }),
        ];
    }

    public async Task<JuryReading> Read(Guid id, CancellationToken cancellation)
    {
        var submission = await db.ChallengeSubmissions.AsNoTracking().Where(s => s.Id == id)
            .Select(s => new { s.Title, s.Description, s.Benefit }).FirstOrDefaultAsync(cancellation).OrNotFound();
        return new JuryReading(submission.Title, LocalisedText.Empty, $"{submission.Description}\n\n## {text["Call.Field.Benefit"]}\n\n{submission.Benefit}");
    }

    /// <summary>Who is chosen is put among the finalists, who is not is taken out; each submitter is written to.</summary>
    public async Task Tell(Round round, IReadOnlyList<JuryEntry> decided, CancellationToken cancellation)
    {
        var ids = decided.Select(e => e.SubjectId).ToList();
        var submissions = await db.ChallengeSubmissions.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        var hasVotes = await db.HasVotes(round.Id, cancellation);
        foreach (var entry in decided)
        {
            var submission = submissions[entry.SubjectId];
            if (entry.Verdict == Verdict.Accept && submission.State == SubmissionState.Published)
            {
                submission.Shortlist(round, hasVotes);
            }

            if (entry.Verdict == Verdict.Decline && submission.State == SubmissionState.Finalist)
            {
                submission.Unshortlist(round, hasVotes);
            }

            letters.Write(round, submission, $"CallJury{entry.Verdict}", entry.Feedback);
        }
    }
}
