using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;
using PartnershipForChange.Web.Tests.Workshops;

namespace PartnershipForChange.Web.Tests.Recognition;

/// <summary>Stamps follow from what happened between the sides, and count as often as it did.</summary>
public sealed class StampBookTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await WorkshopWorld.CreateAsync();
        await _fixture.AddSeason();
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Learning_together_takes_both_sides_at_one_session()
    {
        var (ana, rok) = (_fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);
        await Attended(ana, rok);
        await Attended(ana);

        var book = await Book();

        Assert.Equal((1, 1), (book.Of(ana).GetValueOrDefault(StampAct.LearnedTogether), book.Of(rok).GetValueOrDefault(StampAct.LearnedTogether)));
    }

    [Fact]
    public async Task A_stay_that_is_over_is_a_visit_and_for_every_contact_of_the_host_a_guest()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await _fixture.Publish(coordinator);
        await _fixture.Change(async db =>
        {
            foreach (var placement in await db.Placements.Where(p => p.PublishedAt != null).ToListAsync())
            {
                db.Entry(placement).ComplexProperty(p => p.Guest).Property(a => a.State).CurrentValue = Domain.Placements.AnswerState.Accepted;
                db.Entry(placement).ComplexProperty(p => p.Host).Property(a => a.State).CurrentValue = Domain.Placements.AnswerState.Accepted;
            }
        });
        var stay = await _fixture.Portal.Read(db => db.Placements.AsNoTracking().SingleAsync(p => p.PublishedAt != null));
        var (guest, hosts) = await _fixture.Portal.Read(async db => (
            await db.Registrations.Where(r => r.Id == stay.RegistrationId).Select(r => r.PersonId).SingleAsync(),
            await db.Contacts.Where(c => db.HostPlaces.Any(h => h.Id == stay.HostPlaceId && h.OrganisationId == c.OrganisationId)).Select(c => c.PersonId).ToListAsync()));
        Assert.NotEmpty(hosts);
        Assert.Equal(0, (await Book()).Total);

        _fixture.Portal.Clock.Set(stay.Week.AddDays(5).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var book = await Book();

        Assert.Equal(1, book.Of(guest).GetValueOrDefault(StampAct.Visited));
        Assert.All(hosts, host => Assert.Equal(1, book.Of(host).GetValueOrDefault(StampAct.Hosted)));
        Assert.Equal(1 + hosts.Count, book.Total);
    }

    private async Task Attended(params Guid[] people)
    {
        var at = await _fixture.AddSession(9);
        await _fixture.Join(at, people);
        await _fixture.Change(async db =>
        {
            foreach (var signUp in (await db.WorkshopSessions.Include(s => s.SignUps).SingleAsync(s => s.Id == at.Session)).SignUps)
            {
                db.Entry(signUp).Property(s => s.AttendedAt).CurrentValue = _fixture.Portal.Clock.GetUtcNow();
            }
        });
    }

    private Task<StampBook> Book() => _fixture.Portal.With(async (StampBookQueries books) =>
        (await books.Of([_fixture.World.Round.Id], CancellationToken.None))[_fixture.World.Round.Id]);
}
