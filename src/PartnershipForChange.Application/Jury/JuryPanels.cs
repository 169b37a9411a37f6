using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Finds panels by the words of an address.</summary>
internal static class JuryPanels
{
    /// <summary>The last part of a panel's address.</summary>
    public static string Address(this JurySubjectKind kind) => kind.ToString().ToLowerInvariant();

    /// <exception cref="NotFoundException">When the address names no kind that has subjects.</exception>
    public static IJurySubjects Of(this IEnumerable<IJurySubjects> subjects, string kind) =>
        subjects.FirstOrDefault(s => s.Kind.Address() == kind) ?? throw new NotFoundException(nameof(JurySubjectKind));

    public static IJurySubjects Of(this IEnumerable<IJurySubjects> subjects, JurySubjectKind kind) => subjects.First(s => s.Kind == kind);

    /// <summary>A round in which the strand of these subjects is not off.</summary>
    /// <exception cref="NotFoundException">When there is none.</exception>
    public static async Task<Round> RoundWith(this PortalDbContext db, string code, IJurySubjects subjects, CancellationToken cancellation)
    {
        var round = await db.Rounds.Include(r => r.Phases).FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();
        return round.Strands[subjects.Strand] != StrandState.Off ? round : throw new NotFoundException(nameof(Round));
    }

    /// <summary>With everything in it.</summary>
    public static IQueryable<JuryPanel> WholePanels(this PortalDbContext db) => db.JuryPanels
        .Include(p => p.Criteria).Include(p => p.Jurors).Include(p => p.Entries).ThenInclude(e => e.Seats).AsSplitQuery();

    /// <summary>Jurors of an open panel who have not handed in all their scores.</summary>
    public static IQueryable<Person> OwingJurors(this PortalDbContext db, Guid roundId, JurySubjectKind kind) => db.People.AsNoTracking()
        .Where(person => db.JuryPanels.Any(p => p.RoundId == roundId && p.Kind == kind && p.State == JuryPanelState.Open
            && p.Entries.Any(e => e.Seats.Any(s => s.PersonId == person.Id && (s.State == JurySeatState.Waiting || s.State == JurySeatState.Begun)))));

    /// <exception cref="DomainRuleException">When the round is closed or the strand is called off: what there is can be read, and nothing more is added.</exception>
    public static void RequireOn(this Round round, IJurySubjects subjects) =>
        Guard.Against(
            !round.CanEdit() ? new DomainRuleException("Rules.RoundClosed", round.Name)
            : round.Strands.Has(subjects.Strand) ? null
            : new DomainRuleException("Rules.StrandCancelled"));
}
