using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;

namespace PartnershipForChange.Application.Calendar;

/// <summary>People's private calendars: given out, renewed, taken back, and read by calendar programs.</summary>
public sealed class CalendarFeedService(
    PortalDbContext db, IEnumerable<ICalendarSource> sources, IOptions<PortalOptions> portal, TimeProvider clock)
{
    private const int DaysKept = 60;

    /// <summary>Since when the actor has a calendar address; null: they have none.</summary>
    public Task<DateTimeOffset?> IssuedAt(Actor actor, CancellationToken cancellation) =>
        db.CalendarFeeds.AsNoTracking().Where(f => f.PersonId == actor.PersonId).Select(f => (DateTimeOffset?)f.IssuedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>A new address for the actor's calendar; an older one opens nothing any more.</summary>
    /// <returns>The whole address, known to nobody but the caller.</returns>
    public async Task<string> Issue(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var token = LinkToken.New();
        var feed = await db.CalendarFeeds.FirstOrDefaultAsync(f => f.PersonId == actor.PersonId, cancellation);
        if (feed is null)
        {
            feed = new CalendarFeed(await db.People.FirstAsync(p => p.Id == actor.PersonId, cancellation), token, now);
            db.Add(feed);
        }
        else
        {
            feed.Renew(token, now);
        }

        await db.SaveAsync(actor, now, cancellation);
        return $"{portal.Value.BaseUrl.TrimEnd('/')}/calendar/{feed.Id}.ics?token={token}";
    }

    /// <summary>Takes the actor's address back; nothing happens when they have none.</summary>
    public async Task Revoke(Actor actor, CancellationToken cancellation)
    {
        if (await db.CalendarFeeds.FirstOrDefaultAsync(f => f.PersonId == actor.PersonId, cancellation) is { } feed)
        {
            db.Remove(feed);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
    }

    /// <summary>The calendar at this address as iCalendar text.</summary>
    /// <exception cref="NotFoundException">When there is none, the secret is another one, or the account is shut.</exception>
    public Task<string> Read(Guid feedId, string token, CancellationToken cancellation) => db.InTurn(
        async () =>
        {
            var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == feedId, cancellation).OrNotFound();
            var person = await db.People.AsNoTracking().FirstOrDefaultAsync(
                p => p.Id == feed.PersonId && db.Users.Any(u => u.PersonId == p.Id && u.LockedAt == null), cancellation).OrNotFound();
            if (!feed.Opens(token))
            {
                throw new NotFoundException(nameof(CalendarFeed));
            }

            var text = Text.In(person.Language);
            var reader = new CalendarReader(person, text, clock.GetUtcNow(), clock.Today().AddDays(-DaysKept));
            var events = await Bring(feedId, reader, cancellation);
            return CalendarText.Of(text["Calendar.Name"], events);
        },
        clock,
        cancellation);

    /// <summary>Brings what was told up to date with what is true, and gives all that is to be told.</summary>
    private async Task<List<ToldEvent>> Bring(Guid feedId, CalendarReader reader, CancellationToken cancellation)
    {
        var told = await db.ToldEvents.Where(e => e.FeedId == feedId).ToDictionaryAsync(e => e.Uid, cancellation);
        var gone = told.Keys.ToHashSet();
        foreach (var source in sources)
        {
            foreach (var entry in await source.Of(reader, cancellation))
            {
                var uid = $"{entry.Kind}-{entry.Id:N}@partnership-for-change";
                var content = CalendarText.Properties(entry, portal.Value.BaseUrl.TrimEnd('/') + entry.Path);
                var endsOn = entry.Days?.Last ?? entry.Times!.Value.To.LocalDay();
                gone.Remove(uid);
                if (told.TryGetValue(uid, out var one))
                {
                    one.Tell(content, endsOn, reader.Now);
                }
                else
                {
                    told[uid] = new ToldEvent(feedId, uid, content, endsOn, reader.Now);
                    db.Add(told[uid]);
                }
            }
        }

        foreach (var one in gone.Select(uid => told[uid]).Where(one => !one.IsOver(reader.Since, reader.Now)))
        {
            one.Cancel(reader.Now);
        }

        var over = gone.Select(uid => told[uid]).Where(one => one.IsOver(reader.Since, reader.Now)).ToList();
        db.RemoveRange(over);
        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveAsync(Actor.Portal, reader.Now, cancellation);
        }

        return [.. told.Values.Except(over).OrderBy(e => e.Uid, StringComparer.Ordinal)];
    }
}
