using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Application.Recognition;

public sealed record EditStampRule(string Round, StampAct Act, StampTerms Terms, Guid Version);

/// <summary>What coordinators do with a round's recognition.</summary>
public sealed class RecognitionService(PortalDbContext db, RecognitionTemplateQueries templates, TimeProvider clock)
{
    /// <summary>Begins the round's season with the rules of the programme's template.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or has no recognition.</exception>
    public async Task Begin(string roundCode, Actor actor, CancellationToken cancellation)
    {
        db.Add(new Season(await db.RoundNamed(roundCode, cancellation), (await templates.Rules(cancellation)).Template));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Takes the rules of the programme's template over once more, in place of the round's own.</summary>
    /// <exception cref="DomainRuleException">When the season is over.</exception>
    public async Task TakeOver(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(roundCode, cancellation);
        var season = await db.Seasons.Include(s => s.Rules).Include(s => s.Badges).FirstOrDefaultAsync(s => s.RoundId == round.Id, cancellation).OrNotFound();
        season.TakeOver(round, (await templates.Rules(cancellation)).Template);

        // Of two at once only one counts, for each would add the badges.
        db.Touch(season);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When the season is over, the title is missing, a text too long or the number out of range.</exception>
    public async Task EditRule(EditStampRule command, Actor actor, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(command.Round, cancellation);
        var season = await db.Seasons.Include(s => s.Rules).FirstOrDefaultAsync(s => s.RoundId == round.Id, cancellation).OrNotFound();
        var rule = season.Rules.FirstOrDefault(r => r.Act == command.Act) ?? throw new NotFoundException(nameof(StampRule));
        db.Expect(rule, command.Version);
        season.EditRule(round, rule, command.Terms);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Takes kudos from view; the trail keeps who did and why.</summary>
    /// <exception cref="DomainRuleException">When they are not shown any more, or there is no reason.</exception>
    public async Task Hide(string roundCode, Guid id, string? reason, Actor actor, CancellationToken cancellation)
    {
        var kudos = await KudosIn(roundCode, id, cancellation);
        kudos.Hide(reason, clock.GetUtcNow());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Shows hidden kudos again, or settles a report.</summary>
    /// <exception cref="DomainRuleException">When they are neither hidden nor reported.</exception>
    public async Task Show(string roundCode, Guid id, Actor actor, CancellationToken cancellation)
    {
        var kudos = await KudosIn(roundCode, id, cancellation);
        kudos.Show();
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<Kudos> KudosIn(string roundCode, Guid id, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(roundCode, cancellation);
        return await db.Kudos.FirstOrDefaultAsync(k => k.Id == id && k.RoundId == round.Id, cancellation).OrNotFound();
    }
}
