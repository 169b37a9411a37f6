using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Certificates;

/// <summary>Issues certificates, replaces them when a name changes, and revokes them.</summary>
public sealed class CertificateService(PortalDbContext db, CandidateQueries candidates, Outbox outbox, TimeProvider clock)
{
    /// <summary>A coordinator issues certificates to these candidates, who are told; the number issued.</summary>
    /// <param name="chosen">Keys of candidates. One who got theirs meanwhile is passed over.</param>
    /// <exception cref="DomainRuleException">When nobody is chosen or the round is closed.</exception>
    public Task<int> Issue(string round, IReadOnlyCollection<string> chosen, Actor actor, CancellationToken cancellation) => db.InTurn(
        async () =>
        {
            var found = await Round(round, actor, cancellation);
            var rules = await candidates.Rules(found.Id, cancellation);
            var all = await candidates.Of(found, rules?.Choices ?? CertificateChoices.Usual, person: null, cancellation);
            var wanted = all.Where(c => chosen.Contains(c.Key)).ToList();
            Guard.Against(chosen.Count == 0 ? new DomainRuleException("Rules.NobodyChosen") : null);
            await Issue(found, wanted, isTold: true, actor, cancellation);
            return wanted.Count;
        },
        clock,
        cancellation);

    /// <summary>The actor takes a certificate they have earned.</summary>
    /// <exception cref="NotFoundException">When they have not earned it, have it already or the round leaves it to coordinators.</exception>
    public Task IssueMine(string round, CertificateKind kind, Guid subject, Actor actor, CancellationToken cancellation) => db.InTurn(
        async () =>
        {
            var found = await Round(round, actor, cancellation);
            var choices = (await candidates.Rules(found.Id, cancellation))?.Choices ?? CertificateChoices.Usual;
            var mine = (await candidates.Of(found, choices, actor.PersonId, cancellation))
                .Where(c => c.Subject.Kind == kind && c.Subject.SubjectId == subject && choices.HolderMayIssue(kind)).ToList();
            await Issue(found, mine is [_] ? mine : throw new NotFoundException(nameof(Certificate)), isTold: false, actor, cancellation);
            return true;
        },
        clock,
        cancellation);

    /// <summary>A coordinator says what the round gives certificates for.</summary>
    /// <param name="version">The version the coordinator saw; null: there was none.</param>
    /// <exception cref="DomainRuleException">When the round is closed.</exception>
    public async Task Set(string round, CertificateChoices choices, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var found = await Round(round, actor, cancellation);
        if (await db.CertificateRules.FirstOrDefaultAsync(r => r.RoundId == found.Id, cancellation) is { } rules)
        {
            db.Expect(rules, version);
            rules.Set(found, choices);
        }
        else
        {
            db.Add(new CertificateRules(found, choices));
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>A coordinator revokes one and tells its holder why, as long as it is known who that is.</summary>
    /// <exception cref="DomainRuleException">When it is not valid or no reason is given.</exception>
    public async Task Revoke(string round, Guid id, string? reason, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var (found, certificate, holder) = await Load(round, id, actor, isMine: false, cancellation);
        db.Expect(certificate, version);
        certificate.Revoke(reason, clock.GetUtcNow());
        outbox.Notify(holder, "CertificateRevoked", found.Id, $"/me/{found.Code}/certificates", certificate.About, certificate.Reason);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Replaces one by another with the holder's name of today: by a coordinator, or by the holder.</summary>
    /// <exception cref="DomainRuleException">When it is not valid or the name is the same.</exception>
    public async Task Reissue(string round, Guid id, Actor actor, bool isMine, CancellationToken cancellation)
    {
        var (found, certificate, holder) = await Load(round, id, actor, isMine, cancellation);
        Guard.Against(found.NamesRemovedOn is { } day ? new DomainRuleException("Rules.NamesRemoved", day) : null);
        db.Add(certificate.Reissue(holder, clock.GetUtcNow()));
        if (!isMine)
        {
            outbox.Notify(holder, "CertificateIssued", found.Id, $"/me/{found.Code}/certificates", certificate.About, found.Name);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>The holder says what strangers see of their name.</summary>
    public async Task Show(string round, Guid id, NameShown name, Actor actor, CancellationToken cancellation)
    {
        var (_, certificate, _) = await Load(round, id, actor, isMine: true, cancellation);
        certificate.Show(name);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task Issue(Round round, IReadOnlyList<Candidate> wanted, bool isTold, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var ids = wanted.Select(w => w.Subject.PersonId).Distinct().ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        foreach (var candidate in wanted)
        {
            var holder = people[candidate.Subject.PersonId];
            db.Add(new Certificate(candidate.Subject, holder, now));
            if (isTold)
            {
                outbox.Notify(holder, "CertificateIssued", round.Id, $"/me/{round.Code}/certificates", candidate.Subject.About, round.Name);
            }
        }

        await db.SaveAsync(actor, now, cancellation);
    }

    private Task<Round> Round(string code, Actor actor, CancellationToken cancellation)
    {
        var stored = code.ToLowerInvariant();
        return db.Rounds.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(r => r.Code == stored, cancellation).OrNotFound();
    }

    private async Task<(Round Round, Certificate Certificate, Person Holder)> Load(
        string code, Guid id, Actor actor, bool isMine, CancellationToken cancellation)
    {
        var round = await Round(code, actor, cancellation);
        var certificate = await db.Certificates
            .FirstOrDefaultAsync(c => c.Id == id && c.RoundId == round.Id && (!isMine || c.PersonId == actor.PersonId), cancellation).OrNotFound();
        return (round, certificate, await db.People.FirstAsync(p => p.Id == certificate.PersonId, cancellation));
    }
}
