using Microsoft.AspNetCore.Mvc.Rendering;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Features.Shared.Charts;
using PartnershipForChange.Web.TagHelpers;

namespace PartnershipForChange.Web.Features.Design;

/// <summary>Invented content for the design page; people, companies and figures are not real.</summary>
public sealed class DesignPage(Text text)
{
    public DesignForm Form { get; } = new();

    public Page Page { get; } = new(4, 25, 412);

    public IReadOnlyList<(string Name, Sector Side, string Town, int Sends, int Hosts)> Organisations { get; } =
    [
        ("Ministrstvo za gozdove", Sector.Public, "Kočevje", 12, 8),
        ("Upravna enota Dolenje Brdo", Sector.Public, "Dolenje Brdo", 3, 2),
        ("Svetloba d. o. o.", Sector.Business, "Celje", 2, 4),
        ("Žagarstvo Čuk", Sector.Business, "Škofja Loka", 1, 1),
    ];

    /// <summary>A host's weeks on the board: who comes, or null where a place is free.</summary>
    public IReadOnlyList<DesignHost> Board { get; } =
    [
        new("Svetloba d. o. o.", Sector.Business,
        [
            [new("Ana Hribar", "Ministrstvo za gozdove", Sector.Public, 1), new("Črt Kovač", "Ministrstvo za gozdove", Sector.Public, 2)],
            [new("Špela Žagar", "UE Dolenje Brdo", Sector.Public, 1, IsPinned: true), null],
            [null],
        ]),
        new("Ministrstvo za gozdove", Sector.Public,
        [
            [new("Tina Oblak", "Žagarstvo Čuk", Sector.Business, 1)],
            [null],
            [new("Rok Medved", "Svetloba d. o. o.", Sector.Business, 3)],
        ]),
    ];

    public static string Mentor => "Urška Mlakar";

    /// <summary>Letters that the two typefaces must have.</summary>
    public static string Letters => "čšž ČŠŽ đć ĐĆ äöü ß 0123456789";

    public static IReadOnlyList<string> Tokens { get; } =
        ["public", "public-soft", "business", "business-soft", "together", "together-soft", "ground", "paper", "ink", "muted", "line", "good", "warn", "bad"];

    public IReadOnlyList<string> WizardSteps => [text["Design.Wizard.Role"], text["Design.Wizard.Languages"], text["Design.Wizard.Wishes"], text["Design.Wizard.Check"]];

    public IReadOnlyList<SelectListItem> Towns { get; } = [new("Celje", "ce"), new("Ljubljana", "lj"), new("Maribor", "mb"), new("Škofja Loka", "sl")];

    public IReadOnlyList<SelectListItem> Weeks => [new(text["Design.Week.1"], "1"), new(text["Design.Week.2"], "2"), new(text["Design.Week.3"], "3")];

    public IReadOnlyList<SelectListItem> Skills =>
        [.. new[] { "service", "data", "people", "law", "projects", "communication", "finance", "security", "procurement", "negotiation" }
            .Select(skill => new SelectListItem(text[$"Design.Skill.{skill}"], skill))];

    public IReadOnlyList<SelectListItem> Answers =>
    [
        new Choice("yes", text["Shared.Yes"], text["Design.Answer.Yes"]),
        new Choice("maybe", text["Design.Answer.Maybe"], text["Design.Answer.MaybeHint"]),
        new Choice("no", text["Design.Answer.No"], text["Design.Answer.NoHint"]),
    ];

    public IReadOnlyList<RankedItem> Wishes =>
    [
        new("svetloba", "Svetloba d. o. o.", text["Design.Wish.1"], Sector.Business),
        new("zagarstvo", "Žagarstvo Čuk", text["Design.Wish.2"], Sector.Business),
        new("gozdovi", "Ministrstvo za gozdove", text["Design.Wish.3"], Sector.Public),
    ];

    public MirroredChart Funnel => new(text["Design.Funnel.Title"], text["Design.Funnel.Description"], text["Shared.Stage"],
    [
        new(text["Design.Funnel.Nominated"], 92, 70), new(text["Design.Funnel.Registered"], 81, 61),
        new(text["Design.Funnel.Released"], 73, 54), new(text["Design.Funnel.Documents"], 47, 41), new(text["Design.Funnel.Completed"], 9, 0),
    ]);

    public MirroredChart Occupancy => new(text["Design.Occupancy.Title"], text["Design.Occupancy.Description"], text["Design.Occupancy.Week"],
    [
        new(text["Design.Week.1"], 18, 31, 20, 34), new(text["Design.Week.2"], 11, 26, 20, 34), new(text["Design.Week.3"], 2, 12, 11, 28),
    ]);

    public StackedChart Years => new(text["Design.Years.Title"], text["Design.Years.Description"], text["Shared.Year"],
    [
        new("2015", 15, 12), new("2016", 30, 37), new("2017", 78, 57, About: true), new("2019", 37, 21),
        new("2020", 0, 0, text["Design.Years.Cancelled"]), new("2026", 64, 48),
    ]);

    public StackedChart Ranks => new(text["Design.Ranks.Title"], text["Design.Ranks.Description"], text["Design.Ranks.Rank"],
    [
        new(text["Design.Ranks.Place", 1], 33, 24), new(text["Design.Ranks.Place", 2], 25, 19), new(text["Design.Ranks.Place", 3], 9, 5),
        new(text["Design.Ranks.Place", 4], 4, 2), new(text["Design.Ranks.Place", 5], 2, 0), new(text["Design.Ranks.Place", 6], 1, 0),
        new(text["Design.Ranks.None"], 0, 0),
    ]);

    public EffectChart Trust => new(text["Design.Trust.Title"], text["Design.Trust.Description"],
    [
        new(text["Design.Trust.PublicOfBusiness"], Sector.Public, 51, 9.4, 6.8, 12),
        new(text["Design.Trust.BusinessOfPublic"], Sector.Business, 38, 12.1, 8.9, 15.3),
        new(text["Design.Trust.Waiting"], null, 24, 0.8, -2.6, 4.2),
    ]);
}
