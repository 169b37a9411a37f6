using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Recognition;

/// <summary>Reads stamps and kudos: everybody their own, members their team's, coordinators the sums.</summary>
public sealed class RecognitionQueries(PortalDbContext db, StampBookQueries books, TimeProvider clock)
{
    private const int MostRows = 200;

    /// <exception cref="NotFoundException">The round has no recognition, or the actor is not in it.</exception>
    public async Task<MyRecognition> Mine(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        return await Of(round, actor, cancellation) ?? throw new NotFoundException(nameof(Season));
    }

    /// <summary>What a published team has collected; null where the round has no recognition.</summary>
    public async Task<Collection?> Team(Guid teamId, Actor actor, CancellationToken cancellation)
    {
        var team = await db.PublishedTeams(actor).AsNoTracking().Include(t => t.Members).FirstOrDefaultAsync(t => t.Id == teamId, cancellation);
        if (team is null || await db.Rounds.AnyAsync(r => r.Id == team.RoundId && r.Strands.Recognition == StrandState.Off, cancellation))
        {
            return null;
        }

        var members = team.Members.Select(m => m.RegistrationId).ToList();
        var people = await db.Registrations.Where(r => members.Contains(r.Id)).Select(r => r.PersonId).ToListAsync(cancellation);
        var book = (await books.Of([team.RoundId], cancellation)).GetValueOrDefault(team.RoundId);
        return book is null ? null : Collection.Of(book.Season, book.Of(people));
    }

    public async Task<RecognitionOverview> Overview(string roundCode, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var overview = await Of(round, cancellation);
        var rows = await (
            from kudos in db.Kudos.AsNoTracking()
            join giver in db.People on kudos.FromId equals giver.Id
            join receiver in db.People on kudos.ToId equals receiver.Id
            join organisation in db.Organisations on giver.OrganisationId equals organisation.Id
            where kudos.RoundId == round.Id && kudos.WithdrawnAt == null
            orderby kudos.ReportedAt != null && kudos.HiddenAt == null ? 0 : 1, kudos.GivenAt descending
            select new KudosRow(
                kudos.Id, giver.FirstName + " " + giver.LastName, receiver.FirstName + " " + receiver.LastName, organisation.Sector, kudos.Content,
                kudos.Day, kudos.ReportedAt != null, kudos.HiddenAt != null, kudos.HiddenReason)).Take(MostRows).ToListAsync(cancellation);
        return overview with { Kudos = rows };
    }

    /// <exception cref="NotFoundException">The round has no season or no such rule.</exception>
    public async Task<(RecognitionOverview Overview, StampRule Rule)> Rule(string roundCode, StampAct act, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var overview = await Of(round, cancellation);
        return (overview, overview.Rules.FirstOrDefault(r => r.Act == act) ?? throw new NotFoundException(nameof(StampRule)));
    }

    /// <summary>The overview without its list of kudos.</summary>
    internal async Task<RecognitionOverview> Of(Round round, CancellationToken cancellation)
    {
        var book = (await books.Of([round.Id], cancellation)).GetValueOrDefault(round.Id);
        if (book is null)
        {
            return new RecognitionOverview(round.Code, round.Name, round.Strands.Recognition, false, false, false, [], [], [], 0, 0, []);
        }

        var kudos = await db.Kudos.Where(k => k.RoundId == round.Id && k.WithdrawnAt == null && k.HiddenAt == null)
            .GroupBy(k => k.ReportedAt != null).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return new RecognitionOverview(
            round.Code, round.Name, round.Strands.Recognition, true, book.Season.FrozenAt is not null, book.Season.CanChange(round), book.Season.Rules, book.Season.Badges,
            Collection.Of(book.Season, book.OfAll()).Stamps, kudos.Sum(k => k.Count), kudos.Where(k => k.Key).Sum(k => k.Count), []);
    }

    /// <summary>Null where the round has no recognition for this person.</summary>
    internal async Task<MyRecognition?> Of(Round round, Actor actor, CancellationToken cancellation)
    {
        var me = round.Strands.Recognition == StrandState.Off ? null : await db.PartyOf(round.Id, actor.PersonId, cancellation);
        var book = me is null ? null : (await books.Of([round.Id], cancellation)).GetValueOrDefault(round.Id);
        if (me is null || book is null)
        {
            return null;
        }

        var isOff = await db.TurnedOff().AnyAsync(p => p == actor.PersonId, cancellation);
        var (received, given) = await Lines(round, actor, cancellation);
        return new MyRecognition(
            round.Code, round.Name, round.Strands.Recognition, book.Season.FrozenAt is not null, isOff, me.Sector,
            isOff ? null : Collection.Of(book.Season, book.Of(actor.PersonId)), isOff ? [] : received, given, book.Season.CanChange(round));
    }

    private async Task<(List<KudosLine> Received, List<KudosLine> Given)> Lines(Round round, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from kudos in db.Kudos.AsNoTracking()
            join other in db.People on (kudos.FromId == actor.PersonId ? kudos.ToId : kudos.FromId) equals other.Id
            join organisation in db.Organisations on other.OrganisationId equals organisation.Id
            where kudos.RoundId == round.Id && (kudos.FromId == actor.PersonId || kudos.ToId == actor.PersonId)
                && kudos.WithdrawnAt == null && kudos.HiddenAt == null
            orderby kudos.GivenAt descending
            select new { Kudos = kudos, Name = other.FirstName + " " + other.LastName, Organisation = organisation.Name, organisation.Sector })
            .ToListAsync(cancellation);
        var lines = found.ToLookup(
            f => f.Kudos.ToId == actor.PersonId,
            f => new KudosLine(
                f.Kudos.Id, f.Name, f.Organisation, f.Sector, f.Kudos.Content, f.Kudos.Day, f.Kudos.CanEdit(round, now), f.Kudos.ReportedAt is not null));
        return ([.. lines[true]], [.. lines[false]]);
    }
}
