using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using static PartnershipForChange.Domain.Tests.Samples;

namespace PartnershipForChange.Domain.Tests.Registrations;

public sealed class RegistrationTests
{
    private static readonly Guid Employer = Guid.NewGuid();
    private static readonly Guid Contact = Guid.NewGuid();
    private static readonly Person Ana = new("ana@mju.si", "Ana", "Hribar", Language.Slovene);
    private static readonly Round Open = RoundWith(RoundRight.Register, RoundRight.Nominate, RoundRight.Release);
    private static readonly Round Over = RoundWith();

    private static readonly RegistrationAnswers Complete = new()
    {
        Level = "senior", Languages = ["sl"], Weeks = [new(2027, 6, 7), new(2027, 5, 31)], SkillsOffered = ["communication"],
        HostWishes = ["LEK-1", "SAP"], ChallengeWishes = ["skills"],
    };

    [Fact]
    public void A_person_begins_saves_hands_in_and_is_released()
    {
        var registration = Begun();
        Assert.Equal(RegistrationState.Draft, registration.State);

        registration.Save(Open, Complete, Today);
        registration.Submit(Open, Now, Today);
        Assert.Equal((RegistrationState.Submitted, Now), (registration.State, registration.SubmittedAt));

        registration.Release(Open, Contact, Now.AddDays(1), Today);
        Assert.Equal(
            (RegistrationState.Released, Contact, Now.AddDays(1), false), (registration.State, registration.SettledById, registration.SettledAt, registration.SettledOnBehalf));
        Assert.Equal([new(2027, 5, 31), new(2027, 6, 7)], registration.Weeks);
    }

    [Fact]
    public void Who_is_nominated_has_begun_once_something_is_saved()
    {
        var registration = Registration.Nominate(Open, Ana, Employer, Contact, Now, Today, new RegistrationAnswers { Level = "junior" });
        Assert.Equal((RegistrationState.Nominated, Contact, "junior"), (registration.State, registration.NominatedById, registration.Level));

        registration.Save(Open, registration.Answers() with { Languages = ["sl"] }, Today);

        Assert.Equal((RegistrationState.Draft, "junior"), (registration.State, registration.Level));
    }

    [Fact]
    public void Nobody_begins_or_is_nominated_when_the_phase_is_not_open()
    {
        Rule.Forbids("Rules.NotNow.Register", () => Registration.Begin(Over, Ana, Employer, Now, Today));
        Rule.Forbids("Rules.NotNow.Nominate", () => Registration.Nominate(Over, Ana, Employer, Contact, Now, Today));
    }

    [Theory]
    [InlineData(RegistrationState.Submitted, "Rules.RegistrationSubmitted")]
    [InlineData(RegistrationState.Released, "Rules.RegistrationReleased")]
    [InlineData(RegistrationState.Withdrawn, "Rules.RegistrationWithdrawn")]
    public void What_is_handed_in_cannot_be_changed(RegistrationState state, string rule)
    {
        var registration = In(state);

        Assert.False(registration.CanSave(Open, Today));
        Rule.Forbids(rule, () => registration.Save(Open, Complete with { Level = "junior" }, Today));
        Assert.Equal("senior", registration.Level);
    }

    [Fact]
    public void A_phase_that_closed_meanwhile_keeps_what_was_saved()
    {
        var registration = In(RegistrationState.Draft);

        Assert.False(registration.CanSave(Over, Today));
        Rule.Forbids("Rules.NotNow.Register", () => registration.Save(Over, new RegistrationAnswers(), Today));
        Rule.Forbids("Rules.NotNow.Register", () => registration.Submit(Over, Now, Today));
        Assert.Equal((RegistrationState.Draft, "senior"), (registration.State, registration.Level));
    }

    public static TheoryData<string, RegistrationAnswers> Faulty => new()
    {
        { "Rules.UnknownLevel", Complete with { Level = "king" } },
        { "Rules.WeekNotMonday", Complete with { Weeks = [new(2027, 6, 1)] } },
        { "Rules.WeekOutsideRound", Complete with { Weeks = [new(2027, 7, 5)] } },
        { "Rules.AtMost", Complete with { HostWishes = ["A", "B", "C", "D", "E", "F", "G"] } },
        { "Rules.AtMost", Complete with { ChallengeWishes = ["a", "b", "c", "d"] } },
        { "Rules.AtMost", Complete with { ExcludedHosts = [.. Enumerable.Range(0, 11).Select(i => $"X{i}")] } },
        { "Rules.WishedAndExcluded", Complete with { ExcludedHosts = ["SAP"] } },
        { "Rules.WishedAndExcluded", Complete with { ExcludedHosts = ["sap"] } },
        { "Rules.WishedTwice", Complete with { HostWishes = ["SAP", "LEK-1", "sap"] } },
        { "Rules.WishedTwice", Complete with { ChallengeWishes = ["skills", "brand", "skills"] } },
        { "Rules.LanguageUnknown", Complete with { Languages = ["sl", "xx"] } },
        { "Rules.SkillUnknown", Complete with { SkillsOffered = ["communication", "beekeeping"] } },
        { "Rules.SkillUnknown", Complete with { SkillsSought = ["juggling"] } },
        { "Rules.TooLong", Complete with { Motivation = new string('a', 2001) } },
        { "Rules.TooLong", Complete with { Replacement = new string('a', 201) } },
        { "Rules.TooManyChoices", Complete with { SkillsOffered = [new string('a', 61)] } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void An_answer_that_is_not_as_it_should_be_is_refused(string rule, RegistrationAnswers answers) =>
        Rule.Forbids(rule, () => Begun().Save(Open, answers, Today));

    public static TheoryData<string, RegistrationAnswers> Incomplete => new()
    {
        { "Rules.LevelMissing", Complete with { Level = string.Empty } },
        { "Rules.StrandMissing", Complete with { JoinsExchange = false, JoinsTeam = false } },
        { "Rules.LanguagesMissing", Complete with { Languages = [] } },
        { "Rules.WeeksMissing", Complete with { Weeks = [] } },
        { "Rules.SkillsMissing", Complete with { SkillsOffered = [] } },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void What_is_missing_is_saved_but_not_handed_in(string rule, RegistrationAnswers answers)
    {
        var registration = Begun();
        registration.Save(Open, answers, Today);

        Assert.Equal([rule], registration.Missing(Open).Select(m => m.Rule));
        Rule.Forbids(rule, () => registration.Submit(Open, Now, Today));
        Assert.Equal(RegistrationState.Draft, registration.State);
    }

    [Fact]
    public void Who_joins_only_a_team_needs_no_weeks()
    {
        var registration = Begun();
        registration.Save(Open, Complete with { JoinsExchange = false, Weeks = [] }, Today);

        registration.Submit(Open, Now, Today);

        Assert.Equal(RegistrationState.Submitted, registration.State);
    }

    [Fact]
    public void It_is_taken_back_only_while_it_waits()
    {
        var waiting = In(RegistrationState.Submitted);
        waiting.TakeBack(Open, Today);
        Assert.Equal((RegistrationState.Draft, (DateTimeOffset?)null), (waiting.State, waiting.SubmittedAt));

        Rule.Forbids("Rules.NotSubmitted", () => In(RegistrationState.Released).TakeBack(Open, Today));
        Rule.Forbids("Rules.NotNow.Register", () => In(RegistrationState.Submitted).TakeBack(Over, Today));
    }

    [Theory]
    [InlineData(RegistrationState.Nominated)]
    [InlineData(RegistrationState.Draft)]
    [InlineData(RegistrationState.Released)]
    [InlineData(RegistrationState.Withdrawn)]
    public void Only_what_is_handed_in_is_released(RegistrationState state)
    {
        Assert.False(In(state).CanRelease(Open, Today));
        Rule.Forbids("Rules.NotSubmitted", () => In(state).Release(Open, Contact, Now, Today));
    }

    [Theory]
    [InlineData(RegistrationState.Submitted)]
    [InlineData(RegistrationState.Released)]
    public void It_is_sent_back_with_a_reason_and_handed_in_again(RegistrationState state)
    {
        var registration = In(state);
        Rule.Forbids("Rules.Required", () => registration.SendBack(Open, " ", Contact, Now, Today, isPublished: false));

        registration.SendBack(Open, "Manjka teden.", Contact, Now, Today, isPublished: false);
        Assert.Equal((RegistrationState.SentBack, "Manjka teden."), (registration.State, registration.Reason));

        registration.Submit(Open, Now, Today);
        Assert.Equal((RegistrationState.Submitted, string.Empty), (registration.State, registration.Reason));
    }

    [Fact]
    public void Whom_others_count_on_or_who_could_not_hand_in_again_is_not_sent_back()
    {
        var registration = In(RegistrationState.Released);

        Assert.False(registration.CanSendBack(Open, Today, isPublished: true));
        Rule.Forbids("Rules.SendBackPublished", () => registration.SendBack(Open, "Manjka teden.", Contact, Now, Today, isPublished: true));
        var late = RoundWith(RoundRight.Release);
        Assert.False(registration.CanSendBack(late, Today, isPublished: false));
        Rule.Forbids("Rules.SendBackTooLate", () => registration.SendBack(late, "Manjka teden.", Contact, Now, Today, isPublished: false));
        Rule.Forbids("Rules.SendBackTooLate", () => registration.SendBack(Over, "Manjka teden.", Contact, Now, Today, isPublished: false, onBehalf: true));
        Assert.True(registration.CanSendBack(Open, Today, isPublished: false));
    }

    [Fact]
    public void A_coordinator_releases_for_the_employer_outside_the_phase_and_says_why()
    {
        var registration = In(RegistrationState.Submitted);
        Assert.False(registration.CanRelease(Over, Today));
        Assert.True(registration.CanRelease(Over, Today, onBehalf: true));
        Rule.Forbids("Rules.Required", () => registration.Release(Over, Contact, Now, Today, onBehalf: true));

        registration.Release(Over, Contact, Now, Today, onBehalf: true, "Po telefonu.");

        Assert.Equal((RegistrationState.Released, true, "Po telefonu."), (registration.State, registration.SettledOnBehalf, registration.Reason));
    }

    [Fact]
    public void It_is_withdrawn_at_any_time_and_comes_back_while_registration_is_open()
    {
        var registration = In(RegistrationState.Released);
        registration.Withdraw(Over, "Bolezen.", Contact, Now);
        Assert.Equal((RegistrationState.Withdrawn, "Bolezen.", false), (registration.State, registration.Reason, registration.IsActive));
        Rule.Forbids("Rules.RegistrationWithdrawn", () => registration.Withdraw(Open, null, Contact, Now));
        Rule.Forbids("Rules.NotNow.Register", () => registration.ComeBack(Over, Today));

        registration.ComeBack(Open, Today);

        Assert.Equal((RegistrationState.Draft, "senior", string.Empty), (registration.State, registration.Level, registration.Reason));
        Rule.Forbids("Rules.NotWithdrawn", () => registration.ComeBack(Open, Today));
    }

    [Fact]
    public void Nothing_changes_once_the_round_is_closed()
    {
        var closed = RoundWith(RoundRight.Register, RoundRight.Nominate, RoundRight.Release);
        closed.Close(new DateOnly(2027, 3, 15));

        Rule.Forbids("Rules.RoundClosed", () => In(RegistrationState.Draft).Save(closed, Complete, Today));
        Rule.Forbids("Rules.RoundClosed", () => In(RegistrationState.Submitted).Release(closed, Contact, Now, Today, onBehalf: true, "x"));
        Rule.Forbids("Rules.RoundClosed", () => In(RegistrationState.Released).Withdraw(closed, null, Contact, Now));
        Rule.Forbids("Rules.RoundClosed", () => Registration.Import(closed, Ana, Employer, Complete, Contact, Now));
    }

    [Fact]
    public void An_import_is_released_as_the_organisation_sent_it()
    {
        var registration = Registration.Import(Over, Ana, Employer, Complete with { ExcludedHosts = ["SAP"] }, Contact, Now);

        Assert.Equal((RegistrationState.Released, Now, Contact), (registration.State, registration.SubmittedAt, registration.SettledById));
        Assert.Equal(["LEK-1", "SAP"], registration.HostWishes);
        Assert.Equal(["SAP"], registration.ExcludedHosts);
        Rule.Forbids("Rules.WishedTwice", () => Registration.Import(Over, Ana, Employer, Complete with { HostWishes = ["SAP", "SAP"] }, Contact, Now));
        Rule.Forbids("Rules.LanguageUnknown", () => Registration.Import(Over, Ana, Employer, Complete with { Languages = ["xx"] }, Contact, Now));
    }

    [Fact]
    public void A_skill_that_a_file_brought_stays_and_no_step_brings_another()
    {
        var registration = Registration.Nominate(
            Open, Ana, Employer, Contact, Now, Today, new RegistrationAnswers { SkillsOffered = ["beekeeping"], SkillsSought = ["juggling"] });

        registration.Save(Open, registration.Answers() with { Level = "senior" }, Today);

        Assert.Equal(["beekeeping"], registration.SkillsOffered);
        Assert.Equal(["juggling"], registration.SkillsSought);
        Rule.Forbids("Rules.SkillUnknown", () => registration.Save(Open, registration.Answers() with { SkillsOffered = ["juggling"] }, Today));
    }

    [Fact]
    public void A_nomination_that_contradicts_itself_is_refused()
    {
        foreach (var (rule, answers) in new[]
        {
            ("Rules.WishedAndExcluded", new RegistrationAnswers { HostWishes = ["SAP"], ExcludedHosts = ["SAP"] }),
            ("Rules.WishedTwice", new RegistrationAnswers { HostWishes = ["SAP", "sap"] }),
            ("Rules.WishedTwice", new RegistrationAnswers { ChallengeWishes = ["brand", "brand"] }),
        })
        {
            Rule.Forbids(rule, () => Registration.Nominate(Open, Ana, Employer, Contact, Now, Today, answers));
        }
    }

    [Fact]
    public void Who_has_something_to_finish_is_reminded_once_a_day()
    {
        var registration = In(RegistrationState.Nominated);
        registration.Remind(Open, Now, Today);
        Assert.Equal(Now, registration.RemindedAt);

        Rule.Forbids("Rules.RemindedToday", () => registration.Remind(Open, Now.AddHours(3), Today));
        registration.Remind(Open, Now.AddHours(21), Today);
        Rule.Forbids("Rules.NothingToRemind", () => In(RegistrationState.Submitted).Remind(Open, Now, Today));
        Rule.Forbids("Rules.NotNow.Register", () => In(RegistrationState.Draft).Remind(Over, Now, Today));
    }

    private static Registration Begun() => Registration.Begin(Open, Ana, Employer, Now, Today);

    private static Registration In(RegistrationState state)
    {
        if (state == RegistrationState.Nominated)
        {
            return Registration.Nominate(Open, Ana, Employer, Contact, Now, Today);
        }

        var registration = Begun();
        registration.Save(Open, Complete, Today);
        if (state is RegistrationState.Submitted or RegistrationState.Released)
        {
            registration.Submit(Open, Now, Today);
        }

        if (state == RegistrationState.Released)
        {
            registration.Release(Open, Contact, Now, Today);
        }

        if (state == RegistrationState.Withdrawn)
        {
            registration.Withdraw(Open, null, Contact, Now);
        }

        Assert.Equal(state, registration.State);
        return registration;
    }
}
