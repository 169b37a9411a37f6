using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>A panel, as an address names it.</summary>
/// <param name="Kind">Last part of its address, such as <c>proposals</c>.</param>
public sealed record PanelAddress(string Round, string Kind);

/// <summary>Sets panels up and leads them from opening to closing. For coordinators.</summary>
public sealed class JuryPanelService(PortalDbContext db, IEnumerable<IJurySubjects> subjects, Outbox outbox, TimeProvider clock)
{
    /// <summary>A panel with the template's criteria.</summary>
    /// <exception cref="DomainRuleException">When the round is closed, its strand is called off, or it has such a panel.</exception>
    public async Task Create(PanelAddress address, Actor actor, CancellationToken cancellation)
    {
        var of = subjects.Of(address.Kind);
        var round = await db.RoundWith(address.Round, of, cancellation);
        round.RequireOn(of);
        db.JuryPanels.Add(new JuryPanel(round, of.Kind, clock.Today().AddDays(JuryTemplate.Days)));
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            throw new DomainRuleException("Rules.JuryPanelThere");
        }
    }

    /// <summary>Criteria, deadline and seats while it is being set up.</summary>
    public Task Configure(PanelAddress address, JurySettings settings, Guid? version, Actor actor, CancellationToken cancellation) =>
        Change(address, version, panel => panel.Configure(settings, clock.Today()), actor, cancellation);

    /// <summary>A new deadline while jurors score.</summary>
    public Task Extend(PanelAddress address, DateOnly deadline, Guid? version, Actor actor, CancellationToken cancellation) =>
        Change(address, version, panel => panel.Extend(deadline, clock.Today()), actor, cancellation);

    /// <exception cref="DomainRuleException"><c>Rules.NotAJuror</c> when the person's account has not the role.</exception>
    public async Task AddJuror(PanelAddress address, Guid personId, Actor actor, CancellationToken cancellation)
    {
        var isJuror = await db.Jurors().AnyAsync(p => p.Id == personId, cancellation);
        await Change(
            address,
            version: null,
            panel =>
            {
                Guard.Against(isJuror ? null : new DomainRuleException("Rules.NotAJuror") { Field = "Juror" });
                panel.AddJuror(personId);
            },
            actor,
            cancellation);
    }

    public Task RemoveJuror(PanelAddress address, Guid personId, Actor actor, CancellationToken cancellation) =>
        Change(address, version: null, panel => panel.RemoveJuror(personId), actor, cancellation);

    /// <summary>Lets the jurors in and tells each what waits for them.</summary>
    public async Task Open(PanelAddress address, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, panel) = await Find(address, cancellation);
        db.Expect(panel, version);
        round.RequireOn(subjects.Of(panel.Kind));
        panel.Take([.. (await subjects.Of(panel.Kind).In(round.Id, cancellation)).Where(s => s.IsReady).Select(s => s.Id)]);
        var now = clock.GetUtcNow();
        panel.Open(now, clock.Today());
        var loads = panel.Entries.SelectMany(e => e.Seats).Where(s => s.Counts).GroupBy(s => s.PersonId).ToDictionary(g => g.Key, g => g.Count());
        foreach (var juror in await People(loads.Keys, cancellation))
        {
            outbox.Notify(juror, "JuryOpened", round.Id, "/jury", round.Name, loads[juror.Id], panel.Deadline);
        }

        await db.SaveAsync(actor, now, cancellation);
    }

    public Task Close(PanelAddress address, Guid version, Actor actor, CancellationToken cancellation) =>
        Change(address, version, panel => panel.Close(clock.GetUtcNow()), actor, cancellation);

    /// <summary>Reminds the jurors who owe a score, each at most once a day.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="DomainRuleException">When there is nobody to remind today.</exception>
    public async Task<int> Remind(PanelAddress address, Actor actor, CancellationToken cancellation)
    {
        var (round, panel) = await Find(address, cancellation);
        var owed = panel.Remind(clock.Today()).ToDictionary(o => o.PersonId, o => o.Owed);
        foreach (var juror in await People(owed.Keys, cancellation))
        {
            outbox.Notify(juror, "JuryReminder", round.Id, "/jury", round.Name, owed[juror.Id], panel.Deadline);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return owed.Count;
    }

    private Task<List<Person>> People(IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.ToList();
        return db.People.Where(p => wanted.Contains(p.Id)).ToListAsync(cancellation);
    }

    private async Task Change(PanelAddress address, Guid? version, Action<JuryPanel> change, Actor actor, CancellationToken cancellation)
    {
        var (round, panel) = await Find(address, cancellation);
        db.Expect(panel, version);
        round.RequireOn(subjects.Of(panel.Kind));
        change(panel);
        db.Touch(panel);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<(Round Round, JuryPanel Panel)> Find(PanelAddress address, CancellationToken cancellation)
    {
        var of = subjects.Of(address.Kind);
        var round = await db.RoundWith(address.Round, of, cancellation);
        return (round, await db.WholePanels().FirstOrDefaultAsync(p => p.RoundId == round.Id && p.Kind == of.Kind, cancellation).OrNotFound());
    }
}
