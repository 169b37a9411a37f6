using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Application.Jury;

/// <summary>Reads the names that jurors of a subject must not see.</summary>
public sealed class HiddenNameQueries(PortalDbContext db, Text text)
{
    public async Task<HiddenNames> Of(JurySubject subject, CancellationToken cancellation) =>
        (await Of([subject], cancellation))[subject.Id];

    /// <summary>The titles without names, by the subjects' ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Titles(IReadOnlyList<JurySubject> subjects, CancellationToken cancellation)
    {
        var hidden = await Of(subjects, cancellation);
        return subjects.ToDictionary(s => s.Id, s => hidden[s.Id].In(s.Title));
    }

    private async Task<IReadOnlyDictionary<Guid, HiddenNames>> Of(IReadOnlyList<JurySubject> subjects, CancellationToken cancellation)
    {
        List<Guid> people = [.. subjects.SelectMany(s => s.People).Distinct()];
        List<Guid> organisations = [.. subjects.SelectMany(s => s.Organisations.Concat(s.Owners)).Distinct()];
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.FirstName + " " + p.LastName, cancellation);
        var employers = await db.Organisations.AsNoTracking().Where(o => organisations.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => new[] { o.Code, o.Name.Sl, o.Name.En }, cancellation);
        return subjects.ToDictionary(s => s.Id, s => new HiddenNames(
            [.. s.People.Where(names.ContainsKey).Select(p => names[p]), .. s.OtherPeople],
            [.. s.Organisations.Concat(s.Owners).Where(employers.ContainsKey).SelectMany(o => employers[o]), .. s.OtherOrganisations],
            text["Jury.Hidden"]));
    }
}
