using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Workshops;
using PartnershipForChange.Domain.Workshops;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Workshops.Mine;

/// <summary>What somebody thought of a session.</summary>
public sealed class FeedbackInput
{
    public Guid Session { get; set; }

    /// <summary>1 to 5.</summary>
    public int? Mark { get; set; }

    public string? Sentence { get; set; }
}

public sealed class FeedbackValidator : AbstractValidator<FeedbackInput>
{
    public FeedbackValidator()
    {
        RuleFor(x => x.Mark).NotNull().WithMessage("Rules.ChooseOne");
        RuleFor(x => x.Sentence).MaximumLength(WorkshopFeedback.SentenceLength).WithMessage("Rules.TooLong").WithState(_ => new object[] { WorkshopFeedback.SentenceLength });
    }
}

/// <summary>One workshop with the form of what its reader thought of it.</summary>
public sealed record MyWorkshopPage(MyWorkshopView View, FeedbackInput Feedback);

/// <summary>The workshops of a round for its people: participants, contacts, mentors.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("me/{round}/workshops")]
public sealed class MyWorkshopsController(MyWorkshopQueries queries, SignUpService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.List(round, Actor, cancellation));

    [HttpGet("{workshop:guid}")]
    public async Task<IActionResult> Show(string round, Guid workshop, CancellationToken cancellation) =>
        await Page(round, workshop, new FeedbackInput(), cancellation);

    [HttpPost("{workshop:guid}/sessions/{session:guid}/join")]
    public async Task<IActionResult> Join(string round, Guid workshop, Guid session, CancellationToken cancellation)
    {
        var state = SignUpState.Left;
        if (await AttemptOrFlash(
            async () => state = await service.Join(new SessionOf(round, workshop, session), Actor, cancellation), T["Workshops.Joined"])
            && state == SignUpState.Waiting)
        {
            this.Flash(FlashKind.Info, T["Workshops.JoinedWaiting"]);
        }

        return Redirect($"/me/{round}/workshops/{workshop}");
    }

    [HttpPost("{workshop:guid}/sessions/{session:guid}/leave")]
    public async Task<IActionResult> Leave(string round, Guid workshop, Guid session, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Leave(new SessionOf(round, workshop, session), Actor, cancellation), T["Workshops.HasLeft"]);
        return Redirect($"/me/{round}/workshops/{workshop}");
    }

    [HttpGet("{workshop:guid}/sessions/{session:guid}/code")]
    public async Task<IActionResult> Code(string round, Guid workshop, Guid session, CancellationToken cancellation) =>
        View(await queries.Code(new SessionOf(round, workshop, session), Actor, cancellation));

    [HttpPost("{workshop:guid}/feedback")]
    public async Task<IActionResult> GiveFeedback(string round, Guid workshop, FeedbackInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.GiveFeedback(
            new SessionOf(round, workshop, input.Session), input.Mark!.Value, input.Sentence, Actor, cancellation)))
        {
            return await Page(round, workshop, input, cancellation);
        }

        this.Flash(FlashKind.Success, T["Workshops.FeedbackTaken"]);
        return Redirect($"/me/{round}/workshops/{workshop}");
    }

    private async Task<IActionResult> Page(string round, Guid workshop, FeedbackInput input, CancellationToken cancellation) =>
        View("Show", new MyWorkshopPage(await queries.One(round, workshop, Actor, cancellation), input));
}
