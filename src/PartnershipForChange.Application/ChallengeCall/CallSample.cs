using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>An open call with submissions in every state that coordinators deal with; the web vote lies ahead. All of them are invented.</summary>
internal sealed class CallSample(PortalDbContext db, TimeProvider clock) : ISamplePart
{
    public int Order => 10;

    public Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var today = clock.Today();
        var call = new CallForChallenges(round, new CallPlan(
            today.AddDays(-30), today.AddDays(15), today.AddDays(30), today.AddDays(50), CallWeights.Usual, PeopleInHall: 180));
        db.Add(call);
        foreach (var (text, language, state, daysAgo) in Submissions)
        {
            Submit(round, call, text, language, state, daysAgo);
        }

        return Task.CompletedTask;
    }

    private void Submit(Round round, CallForChallenges call, SubmissionText text, Language language, SubmissionState state, int daysAgo)
    {
        var at = clock.GetUtcNow().AddDays(-daysAgo);
        var submission = new ChallengeSubmission(round, call, text, language, at.LocalDay());
        submission.Consent(true, at);
        submission.Send(round, call, at, at.LocalDay());
        submission.ConfirmEmail(round, at);
        if (state is SubmissionState.Checked or SubmissionState.Published)
        {
            submission.Check(round, at.AddDays(2));
        }

        if (state == SubmissionState.Published)
        {
            submission.Publish(round, at.AddDays(3));
        }

        if (state == SubmissionState.SentBack)
        {
            submission.SendBack(round, "Prosimo, opišite še, koga izziv zadeva in kako bi se poznalo, da je rešen.");
        }

        db.Add(submission);
    }

    private static IEnumerable<(SubmissionText Text, Language Language, SubmissionState State, int DaysAgo)> Submissions =>
    [
        (Of("Manj čakanja na gradbeno dovoljenje",
            "Postopek za manjše gradnje teče pri več organih, ki drug za drugega ne vedo, kje je vloga. Kako bi ga skrajšali, ne da bi zmanjšali varnost?",
            "Občina Brezje pri Reki", OwnerKind.PublicBody, BenefitTo.Both, "Družine in podjetja bi vedela, kdaj lahko začnejo graditi.", "Alenka Vrh", "alenka.vrh@obcina.example.org"),
            Language.Slovene, SubmissionState.Published, 26),
        (Of("Mladi in poklici prihodnosti",
            "Šole in podjetja se o znanjih prihodnosti pogovarjajo ločeno. Kako bi dijaki že v srednji šoli spoznali delo v obeh svetovih?",
            "Gimnazija Ob Potoku", OwnerKind.Other, BenefitTo.QualityOfLife, "Dijaki bi laže izbrali študij, podjetja bi laže našla ljudi.", "Matej Drobnič", "matej.drobnic@gimnazija.example.org"),
            Language.Slovene, SubmissionState.Published, 24),
        (Of("One entrance for foreign investors",
            "A company that comes to Slovenia meets six offices and as many forms. What would one entrance look like?",
            "Nordica Invest", OwnerKind.Company, BenefitTo.Business, "A decision in weeks instead of months.", "Ingrid Berg", "ingrid.berg@nordica.example.org"),
            Language.English, SubmissionState.Published, 21),
        (Of("Razumljiva pisma javne uprave",
            "Odločbe in pozivi so pisani za pravnike. Kako bi jih napisali tako, da jih vsak razume v prvem branju?",
            "Zveza upokojencev Dolina", OwnerKind.Other, BenefitTo.QualityOfLife, "Manj klicev in zamujenih rokov, več zaupanja.", "Jožica Lesjak", "jozica.lesjak@zveza.example.org"),
            Language.Slovene, SubmissionState.Checked, 18),
        (Of("Skupne prevozne poti v službo",
            "Več tisoč ljudi se vsak dan vozi v isto cono z enim človekom v avtu. Kako bi poti združili?",
            "Logistika Sever", OwnerKind.Company, BenefitTo.Both, "Manj zastojev, cenejša pot, čistejši zrak.", "Damjan Kolar", "damjan.kolar@logistika.example.org"),
            Language.Slovene, SubmissionState.Checked, 15),
        (Of("Podatki, ki jih država že ima",
            "Podjetja vsako leto oddajo iste podatke petim organom. Kako bi jih oddala enkrat?",
            "Računovodski servis Rosa", OwnerKind.Company, BenefitTo.Business, "Dan ali dva manj papirjev na mesec v vsakem malem podjetju.", "Rosana Bizjak", "rosana.bizjak@rosa.example.org"),
            Language.Slovene, SubmissionState.Checked, 12),
        (Of("Enkratno poročanje podjetij",
            "Isti podatki o podjetju gredo na več naslovov. Predlagamo, da se oddajo enkrat, organi pa si jih izmenjajo.",
            "Obrtna zadruga Kovač", OwnerKind.Company, BenefitTo.Business, "Manj poročanja, manj napak.", "Franc Kovač", "franc.kovac@zadruga.example.org"),
            Language.Slovene, SubmissionState.Submitted, 5),
        (Of("Prostovoljci v krizah",
            "Ob poplavah se je javilo več ljudi, kot so jih znali razporediti. Kako bi jih povezali s tistimi, ki pomoč potrebujejo?",
            "Društvo Roka roki", OwnerKind.Other, BenefitTo.QualityOfLife, "Pomoč bi prišla v urah, ne v dneh.", "Nika Hafner", "nika.hafner@drustvo.example.org"),
            Language.Slovene, SubmissionState.Submitted, 4),
        (Of("Hitrejše zaposlovanje strokovnjakov v upravi",
            "Razpis, izbira in odločba trajajo toliko, da najboljši medtem odidejo drugam.",
            "Agencija za digitalni razvoj", OwnerKind.PublicBody, BenefitTo.Both, "Uprava bi dobila ljudi, ki jih potrebuje.", "Tadej Mlinar", "tadej.mlinar@agencija.example.org"),
            Language.Slovene, SubmissionState.SentBack, 9),
        (Of("Zelena javna naročila za mala podjetja",
            "Merila so napisana za velike ponudnike. Kako bi jih prilagodili, da bi mala podjetja lahko ponudila zelene rešitve?",
            "Zadruga Zeleni krog", OwnerKind.Company, BenefitTo.Both, "Več ponudb, več zelenih rešitev.", "Petra Jelen", "petra.jelen@zelenikrog.example.org"),
            Language.Slovene, SubmissionState.Submitted, 2),
    ];

    private static SubmissionText Of(
        string title, string description, string owner, OwnerKind kind, BenefitTo to, string benefit, string contact, string email) =>
        new(title, description, owner, kind, to, benefit, contact, email);
}
