using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Data;

/// <summary>Turns tracked changes into audit entries.</summary>
internal static class AuditTrail
{
    private const int LongestValue = 500;
    /// <summary>Bounds what a search has to read.</summary>
    internal const int LongestSearchText = 1000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Properties that say nothing to a reader or must not be copied into the trail.</summary>
    internal static readonly HashSet<string> Silent =
        ["Id", nameof(Entity.Version), "SearchText", "NameKey", "Content", "Input", "Result", "TokenHash", "VoteKey"];

    /// <summary>
    /// Of one kind of thing: a juror's scores are nobody's to read before scoring is closed, not in the trail either; the
    /// contacts of a call are forgotten when its round closes, words of a quote when their speaker takes them back, and the trail
    /// forgets nothing.
    /// </summary>
    private static readonly HashSet<string> Sealed =
    [
        "JurySeat.Points", "JurySeat.Total", "JurySeat.Advice", "JurySeat.Comment", "ChallengeSubmission.ContactName", "ChallengeSubmission.ContactEmail",
        "VotesSetAside.What", "Quote.Words", "Quote.CardId",
    ];

    private static readonly string[] Labels = ["Name", "FullName", "Title", "Code", "Key", "Kind", "Number"];

    public static IEnumerable<AuditEntry> Of(ChangeTracker tracker, Actor actor, DateTimeOffset now)
    {
        foreach (var entry in tracker.Entries<Entity>())
        {
            var act = entry.State switch
            {
                EntityState.Added => AuditAct.Added,
                EntityState.Modified => AuditAct.Changed,
                EntityState.Deleted => AuditAct.Removed,
                _ => (AuditAct?)null,
            };
            if (act is null)
            {
                continue;
            }

            var changes = Changes(entry);
            if (changes.Count == 0 && act == AuditAct.Changed)
            {
                continue;
            }

            var label = LabelOf(entry.Entity);
            yield return new AuditEntry
            {
                At = now,
                ActorId = actor.PersonId,
                ActorName = actor.Name,
                Act = act.Value,
                Subject = entry.Metadata.ClrType.Name,
                SubjectId = entry.Entity.Id,
                RoundId = KeyOf<Domain.Rounds.Round>(entry, "RoundId"),
                PersonId = KeyOf<Domain.People.Person>(entry, "PersonId"),
                OrganisationId = KeyOf<Domain.Organisations.Organisation>(entry, "OrganisationId"),
                Label = label,
                Changes = JsonSerializer.Serialize(changes, Json),
                SearchText = Searched(label, changes.Values),
            };
        }
    }

    private static Dictionary<string, string?[]> Changes(EntityEntry entry)
    {
        var changes = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p =>
            !Silent.Contains(p.Metadata.Name) && !Sealed.Contains($"{entry.Metadata.ClrType.Name}.{p.Metadata.Name}")))
        {
            Add(property.Metadata.Name, property, entry.State, changes);
        }

        foreach (var complex in entry.ComplexProperties.Where(c => !Sealed.Contains($"{entry.Metadata.ClrType.Name}.{c.Metadata.Name}")))
        {
            foreach (var property in complex.Properties)
            {
                Add($"{complex.Metadata.Name}.{property.Metadata.Name}", property, entry.State, changes);
            }
        }

        return changes;
    }

    private static void Add(string name, PropertyEntry property, EntityState state, Dictionary<string, string?[]> changes)
    {
        var from = state == EntityState.Added ? null : Shown(property.OriginalValue);
        var to = state == EntityState.Deleted ? null : Shown(property.CurrentValue);
        if (from != to && !(state == EntityState.Added && string.IsNullOrEmpty(to)))
        {
            changes[name] = [from, to];
        }
    }

    private static string? Shown(object? value)
    {
        var text = value switch
        {
            null => null,
            string s => s,
            DateTimeOffset instant => instant.UtcDateTime.ToString("u", CultureInfo.InvariantCulture),
            IFormattable f => f.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture),
            IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Shown)),
            _ => value.ToString(),
        };
        return text is { Length: > LongestValue } ? string.Concat(text.AsSpan(0, LongestValue), "…") : text;
    }

    private static Guid? KeyOf<T>(EntityEntry entry, string key)
        where T : Entity =>
        entry.Entity is T itself ? itself.Id
        : entry.Metadata.FindProperty(key) is not null ? entry.Property(key).CurrentValue as Guid?
        : null;

    private static string Searched(string label, IEnumerable<string?[]> changes)
    {
        var text = Folded.Of([label, .. changes.SelectMany(c => c).Where(value => !Guid.TryParse(value, out _))]);
        return text.Length <= LongestSearchText ? text : text[..LongestSearchText];
    }

    private static string LabelOf(Entity entity)
    {
        foreach (var name in Labels)
        {
            if (entity.GetType().GetProperty(name)?.GetValue(entity) is { } value)
            {
                var label = Shown(value) ?? string.Empty;
                return label.Length <= 200 ? label : label[..200];
            }
        }

        return string.Empty;
    }
}
