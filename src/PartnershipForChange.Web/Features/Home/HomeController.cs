using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Contacts;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Programme;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Features.Reports;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Home;

/// <summary>The front page of the programme; for someone signed in, what waits for them in every role they hold.</summary>
[AllowAnonymous]
public sealed class HomeController(
    HomeQueries home, PublicQueries pages, RoundDashboardQueries rounds, ContactHomeQueries organisations, MyRoundQueries mine, ReportQueries reports,
    ReportCharts charts, TimeProvider clock) : PortalController
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        if (Actor.PersonId == Guid.Empty)
        {
            return View("Landing", await pages.Landing(cancellation));
        }

        var isReporter = Actor.IsIn(Roles.Reporter);
        return View("Home", new HomePage(Actor, clock.Today(), await home.ToDos(Actor, cancellation))
        {
            Rounds = Actor.IsCoordinator ? await rounds.OpenRounds(cancellation) : [],
            Organisations = Actor.IsContact ? await organisations.Own(Actor, cancellation) : [],
            OrganisationRounds = Actor.IsContact ? await organisations.OpenRounds(Actor, cancellation) : [],
            Mine = Actor.IsIn(Roles.Participant) && MyRoundQueries.Latest(await mine.Rounds(Actor, cancellation)) is { } latest ? await mine.Standing(latest.Code, Actor, cancellation) : null,
            Figures = isReporter ? await pages.Landing(cancellation) : null,
            Trend = isReporter && await reports.Trend(cancellation) is { Count: > 0 } trend ? charts.Trend(trend) : null,
        });
    }
}
