using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Workshops;

/// <summary>Fifty people press the button at the same instant.</summary>
public sealed class SignUpRaceTests : IAsyncLifetime
{
    private const int People = 50;
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await WorkshopWorld.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_last_place_goes_to_one_of_fifty_and_the_others_wait_in_order_none_lost_none_twice()
    {
        const int most = 5;
        await _fixture.AddReleased(People, publicSide: true);
        var at = await _fixture.AddSession(most);
        var emails = await _fixture.Portal.Read(db => (
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            where registration.State == RegistrationState.Released && person.FirstName.StartsWith("Oseba")
            orderby person.Email
            select new { person.Id, person.Email }).ToListAsync(TestContext.Current.CancellationToken));
        await _fixture.Join(at, [.. emails.Take(most - 1).Select(e => e.Id)]);
        var browsers = await Task.WhenAll(emails.Skip(most - 1).Select(e => _fixture.SignedIn(e.Email)));
        var tokens = await Task.WhenAll(browsers.Select(async b =>
            (await b.Page(at.Mine)).QuerySelector("form[action$='/join'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!));

        // Everybody twice: an impatient second press must not count.
        var answers = await Task.WhenAll(browsers.Zip(tokens).SelectMany(b => Enumerable.Range(0, 2).Select(_ => b.First.Client.PostAsync(
            $"{at.MineSession}/join", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", b.Second)])))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        var session = await _fixture.Load(at);
        Assert.Equal((most, People - most), (session.Taken, session.Waiting.Count));
        Assert.Equal(emails.Select(e => e.Id).Order(), session.SignUps.Select(s => s.PersonId).Order());
        Assert.Equal(Enumerable.Range(1, People), session.SignUps.Select(s => s.Number).Order());
        Assert.Equal(Enumerable.Range(1, most), session.SignUps.Where(s => s.State == SignUpState.SignedUp).Select(s => s.Number).Order());
    }

    [Fact]
    public async Task Places_given_back_while_others_come_go_to_those_who_wait_and_the_session_is_never_too_full()
    {
        const int most = 6;
        await _fixture.AddReleased(30, publicSide: false);
        var at = await _fixture.AddSession(most);
        var people = await _fixture.Portal.Read(db => db.People.Where(p => p.FirstName.StartsWith("Oseba")).OrderBy(p => p.Email).ToListAsync(TestContext.Current.CancellationToken));
        await _fixture.Join(at, [.. people.Take(15).Select(p => p.Id)]);
        var leaving = await Task.WhenAll(people.Take(most).Select(p => _fixture.SignedIn(p.Email)));
        var coming = await Task.WhenAll(people.Skip(15).Select(p => _fixture.SignedIn(p.Email)));

        await Task.WhenAll([
            .. leaving.Select(b => b.Submit(at.Mine, $"{at.MineSession}/leave")),
            .. coming.Select(b => b.Submit(at.Mine, $"{at.MineSession}/join"))]);

        var session = await _fixture.Load(at);
        Assert.Equal((most, 24 - most), (session.Taken, session.Waiting.Count));
        Assert.Equal(people.Skip(6).Take(6).Select(p => p.Id).Order(), session.SignUps.Where(s => s.State == SignUpState.SignedUp).Select(s => s.PersonId).Order());
        Assert.Equal(
            people.Skip(6).Take(6).Select(p => ("WorkshopPlace", p.Email)).Order(), (await _fixture.Messages()).Order());
    }
}
