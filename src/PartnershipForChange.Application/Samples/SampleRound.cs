using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Samples;

/// <summary>The round that the sample's files belong to, near the end of its registration.</summary>
internal static class SampleRound
{
    public const string Code = "2027";

    private const int DaysOfRegistrationLeft = 9;

    /// <summary>Open since a few weeks, whatever day it is loaded; the weeks of the exchange are those of the files.</summary>
    public static Round On(DateOnly today)
    {
        var round = new Round(Code, new RoundDetails(
            new LocalisedText("Krog 2027", "Round 2027"),
            "2026/27",
            new LocalisedText("predsednik Vlade Republike Slovenije", "the Prime Minister of Slovenia"),
            new DateOnly(2027, 5, 31),
            new DateOnly(2027, 6, 18)));
        round.Plan([.. ProgrammeTemplate.Phases(round.From, round.To).Select(plan => Moved(plan, today.AddDays(DaysOfRegistrationLeft)))]);
        round.Configure(
            RoundStrands.Usual with
            {
                Workshops = StrandState.On, ChallengeCall = StrandState.On, Recognition = StrandState.On, Surveys = StrandState.On,
            },
            RoundSettings.Usual with { PublicPlacesWanted = 30, BusinessPlacesWanted = 60 });
        foreach (var (key, text) in ProgrammeTemplate.Challenges)
        {
            round.AddChallenge(key, text);
        }

        round.Open();
        return round;
    }

    public static PartnershipTerms Terms(DateTimeOffset now) => new(
        1,
        new LocalisedText(
            "Organizacija sodeluje prostovoljno. Gostom omogoči vpogled v delo, svojim ljudem čas za izmenjavo in ekipo. " +
            "Kar gost vidi, ostane zaupno. Nihče nikomur ne plača ničesar.",
            "The organisation takes part of its own free will. It lets guests see its work, and gives its people the time for the exchange and the team. " +
            "What a guest sees stays confidential. Nobody pays anybody anything."),
        now);

    private static PhasePlan Moved(PhasePlan plan, DateOnly end) => plan.Kind switch
    {
        PhaseKind.Invitation => plan with { From = end.AddDays(-84), To = end.AddDays(-44) },
        PhaseKind.HostPlaces => plan with { From = end.AddDays(-43), To = end.AddDays(-25) },
        PhaseKind.Registration => plan with { From = end.AddDays(-24), To = end },
        PhaseKind.Matching => plan with { From = end.AddDays(1), To = end.AddDays(28) },
        _ => plan,
    };
}
