using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Me;

/// <summary>The registration, step by step. Each step saves its own answers, so going back and forth loses nothing.</summary>
[Authorize(Policy = Policies.Participate)]
[Route("me/{round}/registration")]
public sealed class WizardController(MyRoundQueries queries, MyRegistrationService service) : PortalController
{
    [HttpGet("{step}")]
    public async Task<IActionResult> Step(string round, WizardStep step, string? search, CancellationToken cancellation, int page = 1)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        var mine = await queries.Mine(round, Actor, cancellation);
        if (!mine.CanSave || !WizardSteps.Of(mine.Round).Contains(step))
        {
            return Redirect($"/me/{mine.Round.Code}");
        }

        var registration = mine.Registration;
        return await StepView(
            mine,
            step,
            step switch
            {
                WizardStep.About => AboutInput.Of(registration),
                WizardStep.Weeks => WeeksInput.Of(registration),
                WizardStep.Skills => SkillsInput.Of(registration),
                WizardStep.Hosts => HostsInput.Of(registration, search, page),
                WizardStep.Challenges => ChallengesInput.Of(registration),
                _ => MotivationInput.Of(registration),
            },
            cancellation);
    }

    [HttpPost("about")]
    public Task<IActionResult> About(string round, AboutInput input, CancellationToken cancellation) =>
        Save(round, WizardStep.About, input, stays: null, cancellation);

    [HttpPost("weeks")]
    public Task<IActionResult> Weeks(string round, WeeksInput input, CancellationToken cancellation) =>
        Save(round, WizardStep.Weeks, input, stays: null, cancellation);

    [HttpPost("skills")]
    public Task<IActionResult> Skills(string round, SkillsInput input, CancellationToken cancellation) =>
        Save(round, WizardStep.Skills, input, stays: null, cancellation);

    [HttpPost("hosts")]
    public Task<IActionResult> Hosts(string round, HostsInput input, CancellationToken cancellation) =>
        Save(round, WizardStep.Hosts, input, input.IsDone ? null : Search(input) + Place(input.Add ?? input.Exclude), cancellation);

    [HttpPost("challenges")]
    public Task<IActionResult> Challenges(string round, ChallengesInput input, CancellationToken cancellation) =>
        Save(round, WizardStep.Challenges, input, input.GoesOn ? null : string.Empty, cancellation);

    [HttpPost("motivation")]
    public Task<IActionResult> Motivation(string round, MotivationInput input, CancellationToken cancellation) =>
        Save(round, WizardStep.Motivation, input, stays: null, cancellation);

    [HttpPost("check")]
    public async Task<IActionResult> HandIn(string round, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.HandIn(round, Actor, cancellation)))
        {
            return View("Check", new StepPage(await queries.Mine(round, Actor, cancellation), WizardStep.Check, new MotivationInput()));
        }

        this.Flash(FlashKind.Success, T["Me.HandedIn"]);
        return Redirect($"/me/{round}");
    }

    private static string Search(HostsInput input) =>
        QueryString.Create("search", input.Search ?? string.Empty).Add("page", $"{input.NextPage}").ToString();

    /// <summary>Where on the page the host of this code is.</summary>
    private static string Place(string? code) => code is null ? string.Empty : $"#wish-{Uri.EscapeDataString(code)}";

    /// <param name="stays">What follows the address of the same step, when the button only changed a list.</param>
    private async Task<IActionResult> Save(string round, WizardStep step, IStepInput input, string? stays, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Save(round, input.Into, Actor, cancellation)))
        {
            var unsaved = await queries.Mine(round, Actor, cancellation);
            return await StepView(
                input is HostsInput hosts ? await queries.Naming(unsaved, hosts.HostWishes.Concat(hosts.ExcludedHosts), cancellation) : unsaved, step, input, cancellation);
        }

        var mine = await queries.Mine(round, Actor, cancellation);
        return Redirect(stays is not null ? mine.Address(step) + stays : mine.Address(step.After(mine.Round)));
    }

    private async Task<IActionResult> StepView(MyRound mine, WizardStep step, object input, CancellationToken cancellation)
    {
        var page = new StepPage(mine, step, input);
        return View(step.ToString(), input is HostsInput hosts
            ? page with { Hosts = await queries.Hosts(mine, hosts.Search, hosts.NextPage, cancellation) }
            : page);
    }
}
