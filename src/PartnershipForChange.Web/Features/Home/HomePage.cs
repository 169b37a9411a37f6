using PartnershipForChange.Application.Contacts;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Programme;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Features.Shared.Charts;
using PartnershipForChange.Web.TagHelpers;

namespace PartnershipForChange.Web.Features.Home;

/// <summary>The home of someone signed in.</summary>
/// <param name="ToDos">What presses most comes first.</param>
public sealed record HomePage(Actor Actor, DateOnly Today, IReadOnlyList<ToDo> ToDos)
{
    /// <summary>The open rounds, for coordinators.</summary>
    public IReadOnlyList<RoundStanding> Rounds { get; init; } = [];

    /// <summary>Those the reader is a contact of.</summary>
    public IReadOnlyList<OwnOrganisation> Organisations { get; init; } = [];

    /// <summary>How each of them stands in the open rounds.</summary>
    public IReadOnlyList<ContactRound> OrganisationRounds { get; init; } = [];

    /// <summary>Where a participant stands; null when they are in no round.</summary>
    public MyRound? Mine { get; init; }

    /// <summary>The round with its figures, for reporters.</summary>
    public Landing? Figures { get; init; }

    /// <summary>The long view, for reporters.</summary>
    public StackedChart? Trend { get; init; }

    /// <summary>False for those whose work is only to read figures: they get the whole width.</summary>
    public bool HasSide => Actor.IsCoordinator || Organisations.Count > 0 || Actor.IsIn(Roles.Participant) || Actor.IsIn(Roles.Juror);

    public string FirstName => Actor.Name.Split(' ')[0];

    public ToDo? Next => ToDos.Count > 0 ? ToDos[0] : null;
}

public static class ToDoText
{
    /// <summary>The sentence of a to-do.</summary>
    public static string Of(this Text text, ToDo toDo) =>
        (toDo.Count is { } count ? text.Plural(toDo.Key, count, toDo.Arguments) : text[toDo.Key, toDo.Arguments]).Capitalised();
}
