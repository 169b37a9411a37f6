using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Workshops;

/// <summary>What a round invites its people to. All kinds work alike.</summary>
public enum WorkshopKind
{
    Workshop,
    KickOff,
    Final,
}

/// <summary>What people write about a workshop.</summary>
/// <param name="Competency">One of <see cref="Choices.Skills"/>; empty only for an event in which nothing is taught.</param>
/// <param name="Trainer">Who leads it, as people should read it; empty where nobody is named.</param>
/// <param name="Place">Where people come to; may be empty where there is a link.</param>
/// <param name="Link">Where they meet online (https); may be empty where there is a place.</param>
/// <param name="Materials">Markdown, for those who attended.</param>
public sealed record WorkshopDetails(
    WorkshopKind Kind, string Competency, LocalisedText Title, LocalisedText Description, string Trainer, string Place, string Link, LocalisedText Materials);

/// <summary>A workshop or event of a round. When it takes place, its <see cref="WorkshopSession"/>s say.</summary>
public sealed class Workshop : Entity
{
    public const int TitleLength = 150;
    public const int DescriptionLength = 3000;
    public const int TrainerLength = 150;
    public const int PlaceLength = 200;
    public const int LinkLength = 500;
    public const int MaterialsLength = 5000;

    private Workshop()
    {
    }

    /// <exception cref="DomainRuleException">When the round takes no workshops or a field is not as it should be.</exception>
    public Workshop(Round round, WorkshopDetails details)
    {
        RoundId = round.Id;
        Edit(round, details);
    }

    public Guid RoundId { get; private set; }

    public WorkshopKind Kind { get; private set; }

    /// <summary>What one learns, by the words of <see cref="Choices.Skills"/>; empty where nothing is taught.</summary>
    public string Competency { get; private set; } = string.Empty;

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    public LocalisedText Description { get; private set; } = LocalisedText.Empty;

    public string Trainer { get; private set; } = string.Empty;

    public string Place { get; private set; } = string.Empty;

    /// <summary>Shown only to those who have a place.</summary>
    public string Link { get; private set; } = string.Empty;

    /// <summary>Markdown; shown only to those who attended.</summary>
    public LocalisedText Materials { get; private set; } = LocalisedText.Empty;

    /// <exception cref="DomainRuleException">When the round takes no changes or a field is not as it should be.</exception>
    public void Edit(Round round, WorkshopDetails details)
    {
        Guard.Against(WhyNotEdit(round));
        Kind = details.Kind;
        Competency = CheckedCompetency(details);
        Title = Guard.Required(details.Title, TitleLength, nameof(Title));
        Description = Guard.Optional(details.Description, DescriptionLength, nameof(Description));
        Trainer = Guard.Optional(details.Trainer, TrainerLength, nameof(Trainer));
        Place = Guard.Optional(details.Place, PlaceLength, nameof(Place));
        Link = Guard.HttpsLink(details.Link, LinkLength, nameof(Link));
        Materials = Guard.Optional(details.Materials, MaterialsLength, nameof(Materials));
        if (Place.Length == 0 && Link.Length == 0)
        {
            throw new DomainRuleException("Rules.PlaceOrLink") { Field = nameof(Place) };
        }
    }

    public static bool CanEdit(Round round) => WhyNotEdit(round) is null;

    /// <summary>What this workshop is about, for a round that follows; its materials stay behind.</summary>
    public Workshop CopyTo(Round round) => new()
    {
        RoundId = round.Id,
        Kind = Kind,
        Competency = Competency,
        Title = Title,
        Description = Description,
        Trainer = Trainer,
        Place = Place,
        Link = Link,
    };

    /// <summary>What keeps anything from being added or changed in a round's workshops; null: nothing.</summary>
    internal static DomainRuleException? WhyNotEdit(Round round) =>
        !round.CanEdit() ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : round.Strands.Workshops switch
        {
            StrandState.On => null,
            StrandState.Cancelled => new DomainRuleException("Rules.WorkshopsCancelled"),
            _ => new DomainRuleException("Rules.WorkshopsOff"),
        };

    private static string CheckedCompetency(WorkshopDetails details)
    {
        var competency = details.Competency.Trim();
        return (competency.Length, details.Kind) switch
        {
            (0, WorkshopKind.Workshop) => throw new DomainRuleException("Rules.Required") { Field = nameof(Competency) },
            (0, _) => string.Empty,
            _ => Choices.Skills.Contains(competency) ? competency : throw new DomainRuleException("Rules.NoSuchCompetency") { Field = nameof(Competency) },
        };
    }
}
