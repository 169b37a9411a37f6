using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Participations;

/// <summary>MF is invited and has not answered; its host place of the world is withdrawn first, so that it may say no.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private const string Mf = "/organisation/mf/2027/invitation";

    private static readonly (string, string)[] Yes = [("Answer", "Accept"), ("Sends", "3"), ("Hosts", "2"), ("AcceptsTerms", "true")];

    private PortalFixture _fixture = null!;
    private Browser _contact = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await Change(async db => (await db.HostPlaces.SingleAsync(p => p.Code == "MF-1")).Withdraw(await Round(db), _fixture.Portal.Clock.Today));
        _contact = await _fixture.SignedIn(World.OtherMinistryEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Yes_accepts_the_terms_with_name_and_time()
    {
        var answer = await _contact.Submit(Mf, Yes);

        Assert.Equal("/organisation/mf", answer.Headers.Location!.ToString());
        var stored = await Stored();
        var terms = await _fixture.Portal.Read(db => db.Terms.SingleAsync());
        Assert.Equal((ParticipationState.Accepted, 3, 2, terms.Id), (stored.State, stored.Sends, stored.Hosts, stored.TermsId));
        Assert.Equal(_fixture.Portal.Clock.GetUtcNow(), stored.TermsAcceptedAt);
        var page = await _contact.Page(Mf);
        Assert.Contains("version 1, accepted by Mojca Oblak, 15 March 2027", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mojca Oblak", (await _fixture.Portal.Read(db => db.AuditEntries.SingleAsync(a => a.SubjectId == stored.Id && a.Act == AuditAct.Changed))).ActorName);
    }

    [Theory]
    [InlineData("3", "2", "Next: offer host places and nominate your people.")]
    [InlineData("3", "0", "Next: nominate your people.")]
    [InlineData("0", "2", "Next: offer host places.")]
    [InlineData("0", "0", "Once you know how many people you would send or host")]
    public async Task The_thanks_say_what_comes_next_after_these_numbers(string sends, string hosts, string next)
    {
        var answer = await _contact.Submit(Mf, ("Answer", "Accept"), ("Sends", sends), ("Hosts", hosts), ("AcceptsTerms", "true"));

        Assert.Contains($"Thank you, you are in. {next}", (await _contact.Page(answer.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AcceptsTerms", "false", "To take part, accept the partnership terms.")]
    [InlineData("Answer", "", "Choose one of the answers.")]
    [InlineData("Sends", "", "Fill this in.")]
    [InlineData("Hosts", "-1", "Enter a whole number from 0 to 1000.")]
    [InlineData("Sends", "tri", "“tri” cannot be read here. Check how it is written.")]
    public async Task A_yes_that_is_incomplete_is_asked_for_again(string field, string value, string message)
    {
        var answer = await _contact.Submit(Mf, [.. Yes.Where(f => f.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith(message, (await Browser.Document(answer)).QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ParticipationState.Invited, (await Stored()).State);
    }

    [Fact]
    public async Task No_needs_a_reason_and_can_become_a_yes()
    {
        var refused = await _contact.Submit(Mf, ("Answer", "Decline"));
        Assert.EndsWith("Fill this in.", (await Browser.Document(refused)).QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);

        await _contact.Submit(Mf, ("Answer", "Decline"), ("Reason", "Preveč dela s proračunom."));
        Assert.Equal((ParticipationState.Declined, "Preveč dela s proračunom."), ((await Stored()).State, (await Stored()).Reason));

        await _contact.Submit(Mf, Yes);
        Assert.Equal(ParticipationState.Accepted, (await Stored()).State);
    }

    [Fact]
    public async Task Whoever_has_people_in_the_round_cannot_say_no()
    {
        var contact = await _fixture.SignedIn(World.MinistryEmail);

        var answer = await contact.Submit("/organisation/mju/2027/invitation", ("Answer", "Decline"), ("Reason", "Ni časa."));

        Assert.Contains("still has people or host places", (await Browser.Document(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terms_that_changed_while_reading_are_shown_and_asked_again()
    {
        var page = await _contact.Page(Mf);
        var read = page.QuerySelector("[name=TermsId]")!.GetAttribute("value")!;
        await Change(db => db.AddAsync(new PartnershipTerms(2, new LocalisedText("# Novi", "# New\n\n<script>x</script>"), _fixture.Portal.Clock.GetUtcNow())).AsTask());

        var answer = await _contact.Submit(Mf, [.. Yes, ("TermsId", read)]);

        var again = await Browser.Document(answer);
        Assert.EndsWith("Below is version 2: read it, then accept it.", again.QuerySelector("#AcceptsTerms-error")!.TextContent, StringComparison.Ordinal);
        Assert.False(again.QuerySelector("[name=AcceptsTerms]")!.HasAttribute("checked"));
        Assert.Equal("New", again.QuerySelector(".terms h3")!.TextContent);
        Assert.Null(again.QuerySelector(".terms script"));
        Assert.Equal(ParticipationState.Invited, (await Stored()).State);
    }

    [Fact]
    public async Task New_terms_are_a_task_for_whoever_accepted_the_old_ones()
    {
        await _contact.Submit(Mf, Yes);
        await Change(db => db.AddAsync(new PartnershipTerms(2, new LocalisedText("Novi", "New"), _fixture.Portal.Clock.GetUtcNow())).AsTask());

        Assert.Contains("Read and accept the new partnership terms", (await _contact.Page("/organisation/mf")).Body!.TextContent, StringComparison.Ordinal);
        var page = await _contact.Page(Mf);
        Assert.Contains("You accepted version 1. Now version 2 is in force", page.Body!.TextContent, StringComparison.Ordinal);

        var refused = await _contact.Submit(Mf, ("Answer", "Accept"), ("Sends", "4"), ("Hosts", "2"));
        Assert.NotNull((await Browser.Document(refused)).QuerySelector("#AcceptsTerms-error"));
        await _contact.Submit(Mf, Yes);
        Assert.DoesNotContain("Now version 2 is in force", (await _contact.Page(Mf)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_colleagues_who_answer_at_once_the_second_is_told()
    {
        var seen = (await _contact.Page(Mf)).QuerySelector("[name=Version]")!.GetAttribute("value")!;
        await _contact.Submit(Mf, Yes);

        var answer = await _contact.Submit(Mf, ("Answer", "Decline"), ("Reason", "Ni časa."), ("Version", seen));

        Assert.Contains("Somebody else has changed this", (await Browser.Document(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ParticipationState.Accepted, (await Stored()).State);
    }

    [Fact]
    public async Task A_coordinator_answers_for_one_that_wrote_and_its_contact_is_told()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        Assert.Null((await _contact.Page(Mf)).QuerySelector("main form"));
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        var answer = await coordinator.Submit(Mf, Yes);

        Assert.Equal(Mf, answer.Headers.Location!.ToString());
        var stored = await Stored();
        Assert.Equal((ParticipationState.Accepted, true), (stored.State, stored.AnsweredOnBehalf));
        var message = await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(m => m.Kind == "AnsweredForYou"));
        Assert.Equal(World.OtherMinistryEmail, message.To);
        Assert.Contains("takes part. People to send: 3, guests to host: 2.", message.Body, StringComparison.Ordinal);
        Assert.Contains("Maja Kos for the organisation, 15 March 2027", (await coordinator.Page(Mf)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_phase_a_contact_reads_and_cannot_answer()
    {
        var read = await _contact.Page(Mf);
        await _fixture.MoveTo(PhaseKind.Matching);

        var answer = await _contact.PostTo(Mf, Mf, [.. Yes, Field(read, "Version"), Field(read, "TermsId")]);

        Assert.Contains("takes no answers to invitations today", (await Browser.Document(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ParticipationState.Invited, (await Stored()).State);
    }

    [Theory]
    [InlineData(World.CompanyEmail)]
    [InlineData(World.MinistryEmail)]
    public async Task Another_organisations_invitation_is_not_there(string email)
    {
        var browser = await _fixture.SignedIn(email);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Mf)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostTo(Mf, "/", Yes)).StatusCode);
        Assert.Equal(ParticipationState.Invited, (await Stored()).State);
    }

    [Fact]
    public async Task Participants_have_no_invitation()
    {
        var browser = await _fixture.SignedIn(World.ParticipantEmail);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/organisation/mju/2027/invitation")).StatusCode);
    }

    private Task<Participation> Stored() =>
        _fixture.Portal.Read(db => db.Participations.AsNoTracking().SingleAsync(p => p.OrganisationId == _fixture.World.Mf.Id));

    private static (string, string) Field(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        (name, page.QuerySelector($"[name={name}]")!.GetAttribute("value")!);

    private static Task<Round> Round(PortalDbContext db) => db.Rounds.Include(r => r.Phases).SingleAsync();

    private async Task Change(Func<PortalDbContext, Task> change)
    {
        await using var db = _fixture.Portal.Database.Open();
        await change(db);
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}
