using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.Features.Shared.Lists;

/// <summary>What a list says of one of its columns: enough for its head, the choice of columns and the address.</summary>
/// <param name="Key">Names it in the address and in the view: lower case.</param>
/// <param name="Heading">Text key of its head.</param>
public abstract record ListColumn(string Key, string Heading)
{
    /// <summary>What the list's queries call the order by this column; null where there is none.</summary>
    public string? Sort { get; init; }

    public bool IsNumeric { get; init; }

    /// <summary>Shown until a reader chooses otherwise.</summary>
    public bool IsUsual { get; init; } = true;

    /// <summary>Names the row, so that it is always shown.</summary>
    public bool IsHead { get; init; }
}

/// <summary>A column of a list of <typeparamref name="TRow"/>.</summary>
/// <param name="Value">What a file holds in it: text, a number, a <see cref="DateOnly"/>, a local <see cref="DateTime"/>, or null.</param>
public sealed record ListColumn<TRow>(string Key, string Heading, Func<TRow, Text, object?> Value) : ListColumn(Key, Heading);
