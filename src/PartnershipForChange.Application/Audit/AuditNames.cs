using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Audit;

/// <summary>Names of the rows that audit entries refer to by key.</summary>
internal sealed class AuditNames
{
    private readonly Dictionary<Type, HashSet<Guid>> _wanted = [];
    private readonly Dictionary<Guid, LocalisedText> _names = [];

    public void Want<T>(Guid? id) => Want(typeof(T), id?.ToString());

    public void Want(Type type, string? id)
    {
        if (Guid.TryParse(id, out var key) && key != Guid.Empty)
        {
            (_wanted.TryGetValue(type, out var keys) ? keys : _wanted[type] = []).Add(key);
        }
    }

    public async Task Load(PortalDbContext db, CancellationToken cancellation)
    {
        await Load<Person>(ids => db.People.Where(p => ids.Contains(p.Id))
            .Select(p => new Named(p.Id, p.FirstName + " " + p.LastName, string.Empty)), cancellation);
        await Load<Organisation>(ids => db.Organisations.Where(o => ids.Contains(o.Id))
            .Select(o => new Named(o.Id, o.Name.Sl, o.Name.En)), cancellation);
        await Load<Round>(ids => db.Rounds.Where(r => ids.Contains(r.Id))
            .Select(r => new Named(r.Id, r.Name.Sl, r.Name.En)), cancellation);
        await Load<Challenge>(ids => db.Challenges.Where(c => ids.Contains(c.Id))
            .Select(c => new Named(c.Id, c.Title.Sl, c.Title.En)), cancellation);
        await Load<ChallengeSubmission>(ids => db.ChallengeSubmissions.Where(s => ids.Contains(s.Id))
            .Select(s => new Named(s.Id, s.Title, string.Empty)), cancellation);
        await Load<Workshop>(ids => db.Workshops.Where(w => ids.Contains(w.Id))
            .Select(w => new Named(w.Id, w.Title.Sl, w.Title.En)), cancellation);
        await Load<HostPlace>(ids => db.HostPlaces.Where(p => ids.Contains(p.Id))
            .Select(p => new Named(p.Id, p.Code, string.Empty)), cancellation);
        await Load<Registration>(
            ids => from registration in db.Registrations
                   join person in db.People on registration.PersonId equals person.Id
                   where ids.Contains(registration.Id)
                   select new Named(registration.Id, person.FirstName + " " + person.LastName, string.Empty),
            cancellation);
    }

    /// <summary>Null where a row has no name or is gone: its key would tell a reader nothing.</summary>
    public string? Of(Type type, string id, Text text) =>
        _wanted.ContainsKey(type) && Guid.TryParse(id, out var key) && _names.TryGetValue(key, out var name) ? text.Of(name) : null;

    private async Task Load<T>(Func<List<Guid>, IQueryable<Named>> read, CancellationToken cancellation)
    {
        if (_wanted.TryGetValue(typeof(T), out var ids))
        {
            foreach (var (id, sl, en) in await read([.. ids]).ToListAsync(cancellation))
            {
                _names[id] = new LocalisedText(sl, en);
            }
        }
    }

    private sealed record Named(Guid Id, string Sl, string En);
}
