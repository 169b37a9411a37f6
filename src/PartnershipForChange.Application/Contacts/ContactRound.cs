using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Contacts;

/// <summary>What an organisation has in a round.</summary>
/// <param name="People">People in the round, those withdrawn left out.</param>
/// <param name="Released">Those of them that their employer agreed to.</param>
/// <param name="Waiting">Those that wait for the employer.</param>
/// <param name="Places">Host places offered.</param>
/// <param name="Stays">Stays those can take: places a week times weeks.</param>
/// <param name="Coming">Guests with a published placement at one of its places; declined and fallen through ones left out.</param>
/// <param name="Going">Its own people with one elsewhere, likewise.</param>
public sealed record ContactFigures(int People, int Released, int Waiting, int Places, int Stays, int Coming, int Going)
{
    /// <summary>Coming guests that wait for the organisation's answer and can be given one.</summary>
    public int Unanswered { get; init; }

    /// <summary>The first day by which one of these is to be answered.</summary>
    public DateOnly? AnswersDue { get; init; }
}

/// <summary>How an organisation stands in a round, and what waits for its contacts.</summary>
public sealed record ContactRound(
    string Code, LocalisedText Name, RoundState RoundState, DateOnly From, DateOnly To, string OrganisationCode, LocalisedText OrganisationName,
    ParticipationState State, int Sends, int Hosts, ContactFigures Figures, PhaseKind? Phase, DateOnly? PhaseEnds, IReadOnlyList<ContactTask> Tasks)
{
    /// <summary>True when the round invites its people to workshops and events.</summary>
    public bool HasWorkshops { get; private init; }

    /// <summary>People who handed in and whom nobody agreed to while that was possible: they take part in nothing.</summary>
    public int Missed { get; private init; }

    /// <summary>True when the organisation has not answered and cannot any more.</summary>
    public bool AnswerMissed { get; private init; }

    /// <summary>True while the organisation may answer, or change its answer.</summary>
    public bool CanAnswer { get; private init; }

    /// <summary>The first thing to do that is not done; null when nothing waits.</summary>
    public ContactTask? Next => Tasks.Where(t => !t.Done).OrderBy(t => t.Due ?? DateOnly.MaxValue).FirstOrDefault();

    /// <param name="termsId">The terms in force; null before the programme has any.</param>
    internal static ContactRound Of(
        Organisation organisation, Round round, Participation participation, ContactFigures figures, Guid? termsId, DateOnly today)
    {
        var phase = round.State == RoundState.Open ? round.CurrentPhase(today) : null;
        return new ContactRound(
            round.Code, round.Name, round.State, round.From, round.To, organisation.Code, organisation.Name,
            participation.State, participation.Sends, participation.Hosts, figures, phase?.Kind, phase?.To,
            round.State == RoundState.Open ? [.. TasksOf(organisation, round, participation, figures, termsId, today)] : [])
        {
            HasWorkshops = round.Strands.Workshops != StrandState.Off,
            CanAnswer = participation.CanAnswer(round, today),
            AnswerMissed = round.State == RoundState.Open && !participation.IsDecided && round.LastDayOf(RoundRight.AnswerInvitation, today) is null,
            Missed = round.State == RoundState.Open && !round.Allows(RoundRight.Release, today) ? figures.Waiting : 0,
        };
    }

    private static IEnumerable<ContactTask> TasksOf(
        Organisation organisation, Round round, Participation participation, ContactFigures figures, Guid? termsId, DateOnly today)
    {
        ContactTask Task(ContactTaskKind kind, bool done, int count, DateOnly? due, string page) => new(
            kind, done, count, due, $"/organisation/{organisation.Code.ToLowerInvariant()}/{round.Code}/{page}");

        // A day is named only where it is the last one: several phases may give a right, and the letters and pages name the same.
        var answerBy = round.LastDayOf(RoundRight.AnswerInvitation, today);
        var canAnswer = round.Allows(RoundRight.AnswerInvitation, today);
        if (participation.IsDecided || canAnswer)
        {
            yield return Task(ContactTaskKind.AnswerInvitation, participation.IsDecided, 0, answerBy, "invitation");
        }

        if (!participation.IsIn)
        {
            yield break;
        }

        if (canAnswer && termsId is not null && participation.TermsId != termsId)
        {
            yield return Task(ContactTaskKind.ReadTerms, false, 0, answerBy, "invitation");
        }

        var unplaced = Math.Max(0, participation.Hosts - figures.Stays);
        if (participation.Hosts > 0 && (unplaced == 0 || round.Allows(RoundRight.OfferHostPlaces, today)))
        {
            yield return Task(ContactTaskKind.OfferPlaces, unplaced == 0, unplaced, round.LastDayOf(RoundRight.OfferHostPlaces, today), "places");
        }

        var unnamed = Math.Max(0, participation.Sends - figures.People);
        if (participation.Sends > 0 && (unnamed == 0 || round.Allows(RoundRight.Nominate, today)))
        {
            yield return Task(ContactTaskKind.Nominate, unnamed == 0, unnamed, round.LastDayOf(RoundRight.Nominate, today), "people");
        }

        if (figures.People > 0 && (figures.Waiting == 0 || round.Allows(RoundRight.Release, today)))
        {
            yield return Task(ContactTaskKind.Release, figures.Waiting == 0, figures.Waiting, round.ReleaseBy(today), "people");
        }

        if (figures.Coming > 0 && round.Strands.Has(Strand.Exchange))
        {
            yield return Task(ContactTaskKind.AnswerGuests, figures.Unanswered == 0, figures.Unanswered, figures.AnswersDue, "guests");
        }
    }
}
