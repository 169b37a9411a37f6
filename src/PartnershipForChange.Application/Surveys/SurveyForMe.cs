using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>Surveys on a participant's page of their round.</summary>
internal sealed class SurveyMyRoundCard(MySurveyQueries surveys) : IMyRoundCard
{
    public int Order => 70;

    public async Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        var mine = await surveys.Of(round, actor, cancellation, withAnswers: false);
        var path = $"/me/{round.Code}/surveys";
        return mine switch
        {
            null => null,
            _ when mine.Waves.FirstOrDefault(w => w.IsOpen && !w.IsFinished) is { } open => new MyRoundCard("Surveys.Card.Open", path, null, open.To),
            _ when mine.Waves.Any(w => w.Card?.Consent == QuoteConsent.Asked) => new MyRoundCard("Surveys.Card.Quote", path),
            _ when mine.IsCancelled || mine.Waves.All(w => !w.IsFinished && !w.IsOpen) => null,
            _ => new MyRoundCard("Surveys.Card.Done", path),
        };
    }
}

/// <summary>Surveys to answer, and cards of one's own that a coordinator would like to quote.</summary>
internal sealed class SurveyToDos(PortalDbContext db, MySurveyQueries surveys) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsIn(Roles.Participant) || actor.IsContact;

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        // An open wave's round is open; in practice that is one.
        var rounds = await db.Rounds.AsNoTracking().Include(r => r.Phases)
            .Where(r => r.State == RoundState.Open && r.Strands.Surveys == StrandState.On && db.Surveys.Any(s => s.RoundId == r.Id && s.SealedAt == null
                && s.Waves.Any(w => (w.From <= today && w.To >= today) || db.SurveyCards.Any(c => c.WaveId == w.Id && c.PersonId == actor.PersonId && c.Consent == QuoteConsent.Asked))))
            .OrderByDescending(r => r.From).Take(1).ToListAsync(cancellation);
        var found = new List<ToDo>();
        foreach (var round in rounds)
        {
            if (await surveys.Of(round, actor, cancellation, withAnswers: false) is { } mine)
            {
                found.AddRange(Of(mine));
            }
        }

        return found;
    }

    private static IEnumerable<ToDo> Of(MySurveys mine)
    {
        var path = $"/me/{mine.Round}/surveys";
        if (mine.Waves.FirstOrDefault(w => w.IsOpen && !w.IsFinished) is { } open)
        {
            yield return new ToDo("Surveys.ToDo.Answer", path, open.To, Arguments: [mine.RoundName]) { Button = "Surveys.ToDo.AnswerButton" };
        }

        if (mine.Waves.Any(w => w.Card?.Consent == QuoteConsent.Asked))
        {
            yield return new ToDo("Surveys.ToDo.Quote", path, Arguments: [mine.RoundName]) { Button = "Surveys.ToDo.QuoteButton" };
        }
    }
}
