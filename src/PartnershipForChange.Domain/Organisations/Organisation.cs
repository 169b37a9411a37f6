namespace PartnershipForChange.Domain.Organisations;

/// <summary>A public body or a company that takes part in rounds.</summary>
public sealed class Organisation : Entity
{
    public const int CodeLength = 20;
    public const int NameLength = 200;

    /// <summary>Cannot be a code: the form for a new organisation has this name in addresses.</summary>
    public const string ReservedCode = "NEW";

    private Organisation()
    {
    }

    /// <exception cref="DomainRuleException">When a field is empty or too long, or the code is reserved or has other characters than A-Z, 0-9 and -.</exception>
    public Organisation(string code, LocalisedText name, OrganisationKind kind, string? industry, string? city)
    {
        Code = Guard.Code(code, CodeLength, nameof(Code), ReservedCode).ToUpperInvariant();
        Edit(name, kind, industry, city, maxAwayPerWeek: null);
    }

    /// <summary>Short name in files and wishes; never changes, since wishes refer to it.</summary>
    public string Code { get; private set; } = string.Empty;

    public LocalisedText Name { get; private set; } = LocalisedText.Empty;

    public OrganisationKind Kind { get; private set; }

    /// <summary>Follows from <see cref="Kind"/>; stored so that lists can be filtered by it.</summary>
    public Sector Sector { get; private set; }

    public string Industry { get; private set; } = string.Empty;

    public string City { get; private set; } = string.Empty;

    /// <summary>How many of its people may be away in the same week; null: no limit.</summary>
    public int? MaxAwayPerWeek { get; private set; }

    /// <summary>The Slovene name, folded: two organisations may not differ in case and diacritics alone, and lists sort by it.</summary>
    public string NameKey { get; private set; } = string.Empty;

    /// <summary>Code, names and city, folded for search.</summary>
    public string SearchText { get; private set; } = string.Empty;

    /// <exception cref="DomainRuleException">When a field is empty, too long or out of range.</exception>
    public void Edit(LocalisedText name, OrganisationKind kind, string? industry, string? city, int? maxAwayPerWeek)
    {
        // Every field is checked before one is changed.
        (Name, Industry, City, MaxAwayPerWeek) = (
            Guard.Required(name, NameLength, nameof(Name)),
            Guard.Optional(industry, 100, nameof(Industry)),
            Guard.Optional(city, 100, nameof(City)),
            maxAwayPerWeek is null ? null : Guard.InRange(maxAwayPerWeek.Value, 1, 1000, nameof(MaxAwayPerWeek)));
        (Kind, Sector) = (kind, kind.Sector());
        NameKey = Folded.Of(Name.Sl);
        SearchText = Folded.Of(Code, Name.Sl, Name.En, City);
    }
}
