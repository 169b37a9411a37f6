using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Application.Audit;

/// <param name="Person">Part of the name or address of whoever acted, or of whom it is about.</param>
/// <param name="Subject">Kind of thing, for example <c>HostPlace</c>.</param>
/// <param name="Search">
/// Part of a label or of a value, old or new, as stored or as the reader reads it, or of the name of the person or organisation it is about.
/// </param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Round">Code of a round.</param>
/// <param name="Sort"><c>when</c> (newest first), <c>who</c> or <c>what</c>, with <c>-</c> before it the other way round.</param>
public sealed record AuditFilter(
    string? Person = null, string? Subject = null, string? Search = null, DateOnly? From = null, DateOnly? To = null, string? Round = null,
    string? Sort = null, int Page = 1, int Size = Paging.UsualSize);

/// <summary>One changed value, as a reader of the current language reads it. Null: there was none.</summary>
public sealed record AuditChange(string Property, string? From, string? To);

/// <param name="Subject">Kind of thing, in the reader's language.</param>
/// <param name="About">What or whom it is about.</param>
public sealed record AuditRow(
    long Id, DateTimeOffset At, string Actor, AuditAct Act, string Subject, string About, LocalisedText? Round, IReadOnlyList<AuditChange> Changes);

/// <param name="Subjects">Kinds of things that can be chosen: name in code and in the reader's language.</param>
public sealed record AuditPage(
    Page<AuditRow> Entries, IReadOnlyList<(string Code, LocalisedText Name)> Rounds, IReadOnlyList<(string Name, string Text)> Subjects);

/// <summary>Who changed what, when, from what to what; for coordinators.</summary>
public sealed class AuditQueries(PortalDbContext db, Text text)
{
    private static readonly Sorts<AuditEntry> Sorts = new Sorts<AuditEntry>()
        .By("when", a => a.Id).LastFirst()
        .ByText("who", a => a.ActorName)
        .By("what", a => a.Subject);

    public async Task<AuditPage> List(AuditFilter filter, CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.From)
            .Select(r => new { r.Id, r.Code, r.Name.Sl, r.Name.En }).ToListAsync(cancellation);
        var roundId = rounds.Find(r => r.Code == filter.Round)?.Id;
        var page = await Sorts.Apply(Filtered(filter, roundId), filter.Sort).ThenByDescending(a => a.Id)
            .ToPageAsync(filter.Page, cancellation, filter.Size);
        var words = await AuditWords.For(db, text, page.Items, cancellation);
        var roundNames = rounds.ToDictionary(r => r.Id, r => new LocalisedText(r.Sl, r.En));
        return new AuditPage(
            page.Select(a => new AuditRow(
                a.Id, a.At, words.ActorOf(a), a.Act, words.SubjectOf(a.Subject), words.AboutOf(a),
                a.RoundId is { } id ? roundNames.GetValueOrDefault(id) : null, words.ChangesOf(a))),
            [.. rounds.Select(r => (r.Code, new LocalisedText(r.Sl, r.En)))],
            [.. AuditWords.Subjects(db.Model).Select(s => (s, words.SubjectOf(s))).OrderBy(s => s.Item2, StringComparer.Create(text.Culture, ignoreCase: true))]);
    }

    /// <summary>The latest changes of an organisation and of what belongs to it, the newest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> OfOrganisation(Guid organisationId, int most, CancellationToken cancellation)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(a => a.OrganisationId == organisationId || a.SubjectId == organisationId || db.Relations.Any(r =>
                r.Id == a.SubjectId && (r.PublicBodyId == organisationId || r.CompanyId == organisationId)))
            .OrderByDescending(a => a.Id)
            .Take(most)
            .ToListAsync(cancellation);
        var words = await AuditWords.For(db, text, entries, cancellation);
        return [.. entries.Select(a => new AuditRow(
            a.Id, a.At, words.ActorOf(a), a.Act, words.SubjectOf(a.Subject), words.AboutOf(a), Round: null, words.ChangesOf(a)))];
    }

    private IQueryable<AuditEntry> Filtered(AuditFilter filter, Guid? roundId)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Person))
        {
            var person = Folded.Of(filter.Person.Trim());
            entries = entries.Where(a => db.People.Any(p => (p.Id == a.ActorId || p.Id == a.PersonId) && p.SearchText.Contains(person)));
        }

        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var words = Folded.Of(filter.Search.Trim());
            var values = AuditWords.StoredAs(db.Model, text, filter.Search.Trim());
            entries = entries.Where(a => a.SearchText.Contains(words) || values.Any(value => a.SearchText.Contains(value))
                || db.People.Any(p => p.Id == a.PersonId && p.SearchText.Contains(words))
                || db.Organisations.Any(o => o.Id == a.OrganisationId && o.SearchText.Contains(words)));
        }

        if (!string.IsNullOrEmpty(filter.Subject))
        {
            entries = entries.Where(a => a.Subject == filter.Subject);
        }

        if (filter.From is { } from)
        {
            var begin = from.BeginsAt();
            entries = entries.Where(a => a.At >= begin);
        }

        if (filter.To is { } to)
        {
            var end = to.AddDays(1).BeginsAt();
            entries = entries.Where(a => a.At < end);
        }

        return roundId is null ? entries : entries.Where(a => a.RoundId == roundId);
    }
}
