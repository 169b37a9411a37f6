using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Three jurors, who wait for the teams' proposals and are scoring the challenges that came in by the call.</summary>
internal sealed class JurySample(PortalDbContext db, TimeProvider clock) : ISamplePart
{
    private static readonly (string Email, string First, string Last)[] Others =
        [("alenka.rupnik@program.example.org", "Alenka", "Rupnik"), ("gregor.sever@program.example.org", "Gregor", "Sever")];

    public int Order => 60;

    public async Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var jurors = await AddJurors(cancellation);
        var proposals = new JuryPanel(round, JurySubjectKind.Proposals, round.Phase(PhaseKind.Closing)!.From.AddDays(JuryTemplate.Days));
        jurors.ForEach(proposals.AddJuror);
        db.JuryPanels.Add(proposals);

        var published = await db.ChallengeSubmissions.Where(s => s.RoundId == round.Id && s.State == SubmissionState.Published)
            .OrderBy(s => s.SubmittedAt).Select(s => s.Id).ToListAsync(cancellation);
        if (published.Count > 0)
        {
            db.JuryPanels.Add(Scoring(round, jurors, published));
        }
    }

    /// <summary>A panel in which one juror is done, and the sample account has one behind it and the others ahead.</summary>
    private JuryPanel Scoring(Round round, List<Guid> jurors, List<Guid> submissions)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var panel = new JuryPanel(round, JurySubjectKind.Submissions, today.AddDays(10));
        jurors.ForEach(panel.AddJuror);
        panel.Take(submissions);
        foreach (var (submission, juror) in submissions.SelectMany(s => jurors.Select(j => (s, j))))
        {
            panel.Seat(submission, juror, conflict: null);
        }

        panel.Open(now, today);
        Judge(panel, panel.Entries[0].SeatOf(jurors[0])!, [8, 7, 6, 9], "Izziv pozna vsak, ki je kdaj gradil. Dodal(a) bi, kateri organi so v igri.", now);
        foreach (var (entry, points) in panel.Entries.Zip<JuryEntry, int?[]>([[9, 8, 5, 8], [7, 9, 6, 5], [6, 7, 7, 6]]))
        {
            Judge(panel, entry.SeatOf(jurors[1])!, points, "Jasno in koristno.", now);
        }

        return panel;
    }

    private static void Judge(JuryPanel panel, JurySeat seat, int?[] points, string comment, DateTimeOffset now) =>
        seat.Judge(panel, new JuryOpinion(points, Verdict.Accept, comment), handIn: true, now);

    /// <returns>The juror with the sample account first.</returns>
    private async Task<List<Guid>> AddJurors(CancellationToken cancellation)
    {
        List<Guid> jurors = [await db.People.Where(p => p.Email == SampleAccounts.JurorEmail).Select(p => p.Id).SingleAsync(cancellation)];
        var role = await db.Roles.Where(r => r.Name == Roles.Juror).Select(r => r.Id).SingleAsync(cancellation);
        foreach (var (email, first, last) in Others)
        {
            var person = new Person(email, first, last, Language.Slovene);
            var user = PortalUser.For(person);
            db.Add(person);
            db.Add(user);
            db.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role });
            jurors.Add(person.Id);
        }

        return jurors;
    }
}
