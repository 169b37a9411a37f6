using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Application.Audit;

/// <summary>
/// Turns the stored names and values of audit entries into words of the reader's language: properties and kinds of
/// things by the texts of area <c>Audit</c>, keys of other rows by their names, days, instants and enumerations by
/// their own.
/// </summary>
internal sealed class AuditWords
{
    private readonly Text _text;
    private readonly Dictionary<string, IEntityType> _types;
    private readonly AuditNames _names;

    private AuditWords(Text text, Dictionary<string, IEntityType> types, AuditNames names) =>
        (_text, _types, _names) = (text, types, names);

    /// <summary>Kinds of things an entry may be about.</summary>
    public static IEnumerable<string> Subjects(IModel model) => TypesOf(model).Keys.Append(AccountEvent.Subject);

    /// <summary>What a reader's words may stand as in stored values: choices whose name holds them, and the day they say.</summary>
    /// <param name="words">As the reader wrote them.</param>
    public static IReadOnlyList<string> StoredAs(IModel model, Text text, string words)
    {
        var folded = Folded.Of(words);
        var choices =
            from type in model.GetEntityTypes().SelectMany(t => t.GetFlattenedProperties()).Select(p => p.GetElementType()?.ClrType ?? p.ClrType)
            let choice = Nullable.GetUnderlyingType(type) ?? type
            where choice.IsEnum
            from name in Enum.GetNames(choice)
            let key = $"Words.{choice.Name}.{name}"
            where text.Has(key) && Folded.Of(text[key]).Contains(folded, StringComparison.Ordinal)
            select Folded.Of(name);
        IEnumerable<string> days = words.Any(char.IsDigit) && DateOnly.TryParse(words, text.Culture, out var day) ? [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] : [];
        return [.. choices.Concat(days).Distinct()];
    }

    /// <summary>Reads the names these entries refer to, with one query per kind of thing.</summary>
    public static async Task<AuditWords> For(
        PortalDbContext db, Text text, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        var types = TypesOf(db.Model);
        var names = new AuditNames();
        foreach (var entry in entries)
        {
            names.Want<Domain.People.Person>(entry.PersonId);
            names.Want<Domain.Organisations.Organisation>(entry.OrganisationId);
            foreach (var (name, values) in Stored(entry))
            {
                if (types.TryGetValue(entry.Subject, out var type) && PrincipalOf(type, name) is { } other)
                {
                    Array.ForEach(values, value => names.Want(other, value));
                }
            }
        }

        await names.Load(db, cancellation);
        return new AuditWords(text, types, names);
    }

    public string SubjectOf(string subject) => Named($"Audit.Subject.{subject}", subject);

    /// <summary>The name at the time; the portal itself and strangers by what they are.</summary>
    public string ActorOf(AuditEntry entry) =>
        entry.ActorId != Guid.Empty ? entry.ActorName
        : entry.ActorName == Actor.Portal.Name ? _text["Audit.ThePortal"]
        : _text["Audit.Nobody"];

    public string AboutOf(AuditEntry entry)
    {
        var person = Name(typeof(Domain.People.Person), entry.PersonId);
        var organisation = Name(typeof(Domain.Organisations.Organisation), entry.OrganisationId);
        string?[] parts = entry.Subject switch
        {
            AccountEvent.Subject => [entry.Label],
            _ when _types.GetValueOrDefault(entry.Subject)?.ClrType is { } type
                && (type == typeof(Domain.People.Person) || type == typeof(Domain.Organisations.Organisation)) => [entry.Label],
            _ => [EnumWord(entry), person, organisation],
        };
        return string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)).Distinct());
    }

    public IReadOnlyList<AuditChange> ChangesOf(AuditEntry entry)
    {
        var type = _types.GetValueOrDefault(entry.Subject);
        return [.. Stored(entry)
            .Select(c => new AuditChange(PropertyWord(c.Key), Shown(type, c.Key, c.Value[0]), Shown(type, c.Key, c.Value[1])))
            .Where(c => c.From is not null || c.To is not null)];
    }

    private static Dictionary<string, IEntityType> TypesOf(IModel model) => model.GetEntityTypes()
        .Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).ToDictionary(t => t.ClrType.Name);

    private static Dictionary<string, string?[]> Stored(AuditEntry entry) =>
        JsonSerializer.Deserialize<Dictionary<string, string?[]>>(entry.Changes)!;

    private static Type? PrincipalOf(IEntityType type, string property) =>
        type.FindProperty(property)?.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.ClrType;

    /// <summary>A label that is a value of an enumeration (a phase's kind) in words, any other as it is.</summary>
    private string EnumWord(AuditEntry entry) =>
        _types.GetValueOrDefault(entry.Subject)?.FindProperty("Kind") is { ClrType.IsEnum: true } kind
            ? Named($"Words.{kind.ClrType.Name}.{entry.Label}", entry.Label)
            : entry.Label;

    /// <summary><c>Name.Sl</c> is the Slovene part of what <c>Name</c> names.</summary>
    private string PropertyWord(string property)
    {
        var parts = property.Split('.');
        var word = Named($"Audit.Property.{parts[^1]}", parts[^1]);
        return parts is [var whole, "Sl" or "En"] ? $"{Named($"Audit.Property.{whole}", whole)} ({word})" : word;
    }

    private string? Shown(IEntityType? type, string property, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (type is null)
        {
            return property == "Role" ? _text[$"Account.Role.{value}"] : value;
        }

        if (PrincipalOf(type, property) is { } other)
        {
            return _names.Of(other, value, _text);
        }

        var clr = ClrTypeOf(type, property);
        return clr switch
        {
            _ when clr == typeof(bool) => _text[value == bool.TrueString ? "Audit.Yes" : "Audit.No"],
            _ when clr == typeof(DateOnly) && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => day.ToString("d", _text.Culture),
            _ when clr == typeof(DateTimeOffset) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var instant) =>
                instant.ToLocal().ToString("g", _text.Culture),
            { IsEnum: true } => string.Join(", ", value.Split(", ").Select(v => Named($"Words.{clr.Name}.{v}", v))),
            _ when clr == typeof(Guid) => null,
            _ when property == "Role" => _text[$"Account.Role.{value}"],
            _ => value,
        };
    }

    /// <summary>The type of a property's value, or of its elements.</summary>
    private static Type? ClrTypeOf(IEntityType type, string property)
    {
        var parts = property.Split('.');
        var found = parts.Length == 1 ? type.FindProperty(property) : type.FindComplexProperty(parts[0])?.ComplexType.FindProperty(parts[1]);
        var clr = found?.GetElementType()?.ClrType ?? found?.ClrType;
        return clr is null ? null : Nullable.GetUnderlyingType(clr) ?? clr;
    }

    private string? Name(Type type, Guid? id) => id is { } key ? _names.Of(type, key.ToString(), _text) : null;

    private string Named(string key, string otherwise) => _text.Has(key) ? _text[key] : otherwise;
}
