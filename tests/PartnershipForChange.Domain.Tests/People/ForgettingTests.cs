using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Domain.Tests.People;

/// <summary>What stays of people, and of what they did, once a round names nobody any more.</summary>
public sealed class ForgettingTests
{
    private readonly Person _ana = new("ana.hribar@mju.si", "Ana", "Hribar", Language.English, Guid.NewGuid());
    private readonly Round _round = Samples.RoundWith(RoundRight.Register, RoundRight.Release, RoundRight.OfferHostPlaces);

    [Fact]
    public void Somebody_nameless_has_the_employer_and_nothing_else_of_the_person()
    {
        var nameless = Person.InPlaceOf(_ana);

        Assert.NotEqual(_ana.Id, nameless.Id);
        Assert.Equal((true, "N. N.", _ana.OrganisationId, string.Empty), (nameless.IsNameless, nameless.FullName, nameless.OrganisationId, nameless.SearchText));
        Assert.Equal((false, "Ana Hribar"), (_ana.IsNameless, _ana.FullName));
        Assert.NotEqual(nameless.Email, Person.InPlaceOf(_ana).Email);
        Assert.Equal((false, true, false), (Person.IsReachable(nameless.Email), Person.IsReachable(_ana.Email), Person.IsReachable(string.Empty)));

        var id = _ana.Id;
        _ana.Forget();
        Assert.Equal((id, true, "N. N.", "n. n."), (_ana.Id, _ana.IsNameless, _ana.FullName, _ana.NameKey));
        Assert.DoesNotContain("hribar", _ana.Email + _ana.SearchText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_registration_keeps_how_far_it_came_and_from_which_employer()
    {
        var answers = new RegistrationAnswers
        {
            Level = "specialist", Languages = ["sl"], Weeks = [.. _round.Weeks], SkillsOffered = ["communication"], SkillsSought = ["data analysis"],
            HostWishes = ["LEK"], ExcludedHosts = ["SAP"], ChallengeWishes = ["skills"], Motivation = "Radovednost.", Replacement = "Mojca",
        };
        var registration = Registration.Import(_round, _ana, _ana.OrganisationId!.Value, answers, by: Guid.NewGuid(), Samples.Now);
        var nameless = Guid.NewGuid();

        registration.Forget(nameless);

        Assert.Equivalent(new RegistrationAnswers(), registration.Answers(), strict: true);
        Assert.Equal(
            (nameless, RegistrationState.Released, _ana.OrganisationId.Value, (Guid?)null, Samples.Now, Samples.Now),
            (registration.PersonId, registration.State, registration.OrganisationId, registration.SettledById, registration.SubmittedAt, registration.SettledAt));
    }

    [Fact]
    public void A_host_place_keeps_what_is_counted_and_where_it_was()
    {
        var organisation = new Organisation("LEK", new LocalisedText("Lek", "Lek"), OrganisationKind.Company, industry: null, "Ljubljana");
        var place = new HostPlace(
            _round, organisation, "LEK-1",
            new HostPlaceDetails("Razvoj", "Ljubljana", ["sl"], 2, [.. _round.Weeks], ["communication"], "Urška Novak", "urska@lek.si", "Vodi jo Urška.", "Kličite Urško."),
            Samples.Today);

        place.Forget();

        Assert.Equivalent(
            new HostPlaceDetails("Razvoj", "Ljubljana", ["sl"], 2, [.. _round.Weeks], ["communication"], string.Empty, string.Empty, string.Empty, string.Empty), place.Details(), strict: true);
        Assert.Equal("lek-1 razvoj ljubljana", place.SearchText);
    }

    [Fact]
    public void An_answer_of_an_organisation_keeps_what_and_when_and_not_by_whom()
    {
        var round = Samples.RoundWith(RoundRight.AnswerInvitation);
        var participation = Participation.Invite(round, Guid.NewGuid(), Samples.Now);
        var terms = new PartnershipTerms(1, new LocalisedText("Pogoji.", "Terms."), Samples.Now);
        participation.Accept(round, terms, 2, 3, Guid.NewGuid(), Samples.Now, Samples.Today);

        participation.Forget();

        Assert.Equal((ParticipationState.Accepted, 2, 3, terms.Id), (participation.State, participation.Sends, participation.Hosts, participation.TermsId));
        Assert.Equal((Samples.Now, Samples.Now), (participation.AnsweredAt, participation.TermsAcceptedAt));
        Assert.Equal((null, null, string.Empty), (participation.AnsweredById, participation.TermsAcceptedById, participation.Reason));
    }

    [Theory]
    [InlineData(NameShown.FullName, "Ana Hribar")]
    [InlineData(NameShown.Initials, "A. H.")]
    [InlineData(NameShown.Nothing, "")]
    public void A_certificate_keeps_of_the_name_what_strangers_see(NameShown shown, string kept)
    {
        var certificate = new Certificate(
            new CertificateSubject(_round.Id, _ana.Id, CertificateKind.Exchange, Guid.NewGuid(), new LocalisedText("Lek", "Lek"), Samples.Today, Samples.Today), _ana, Samples.Now);
        certificate.Show(shown);
        var (seen, code, nameless) = (certificate.NameToStrangers, certificate.Code, Guid.NewGuid());

        certificate.Forget(nameless);

        Assert.Equal((nameless, kept, seen, code, CertificateStanding.Valid), (certificate.PersonId, certificate.HolderName, certificate.NameToStrangers, certificate.Code, certificate.Standing));
    }

    [Fact]
    public void A_revoked_certificate_keeps_no_name_and_no_reason()
    {
        var certificate = new Certificate(
            new CertificateSubject(_round.Id, _ana.Id, CertificateKind.Exchange, Guid.NewGuid(), new LocalisedText("Lek", "Lek"), Samples.Today, Samples.Today), _ana, Samples.Now);
        certificate.Show(NameShown.FullName);
        certificate.Revoke("Ana je bila drugje.", Samples.Now);

        certificate.Forget(Guid.NewGuid());

        Assert.Equal((string.Empty, string.Empty, CertificateStanding.Revoked), (certificate.HolderName, certificate.Reason, certificate.Standing));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void A_proposal_keeps_its_last_version_only_where_it_was_chosen(bool isChosen, int latest)
    {
        var round = Samples.RoundWith(RoundRight.WriteProposals);
        var run = new TeamRun(round.Id, 1, new TeamRunFacts("{}", 1, 1, 1, 1, 0), Guid.NewGuid(), Samples.Now);
        var proposal = new Proposal(run.AddTeam(challengeId: null));
        proposal.Write(round, seen: 0, "Naslov", "Besedilo", Guid.NewGuid(), Samples.Now, Samples.Today);
        proposal.Submit(round, Samples.Now, Samples.Today);

        proposal.Forget(isChosen);

        Assert.Equal((ProposalState.Submitted, latest), (proposal.State, proposal.LatestNumber));
    }

    [Fact]
    public void A_division_without_its_input_is_not_changed()
    {
        var run = new TeamRun(_round.Id, 1, new TeamRunFacts(string.Empty, 1, 1, 1, 1, 0), Guid.NewGuid(), Samples.Now);

        Assert.Equal((true, false), (run.IsForgotten, new TeamRun(_round.Id, 2, new TeamRunFacts("{}", 1, 1, 1, 1, 0), Guid.NewGuid(), Samples.Now).IsForgotten));
        Rule.Forbids("Rules.RunForgotten", run.Discard);
    }
}
