using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PartnershipForChange.Testing;

/// <summary>SQLite keeps text longer than its column and SQL Server refuses it: while tests run on SQLite, so does this.</summary>
public sealed class SqlServerLengths : SaveChangesInterceptor
{
    /// <exception cref="InvalidOperationException">A text to be saved is longer than its column.</exception>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        if (db.Database.IsSqlite())
        {
            foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
            {
                Check(entry.Metadata.DisplayName(), entry.Properties, entry.ComplexProperties);
            }
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private static void Check(string name, IEnumerable<PropertyEntry> properties, IEnumerable<ComplexPropertyEntry> parts)
    {
        foreach (var property in properties)
        {
            if (Stored(property) is { } text && property.Metadata.GetMaxLength() is { } longest && text.Length > longest)
            {
                throw new InvalidOperationException($"{name}.{property.Metadata.Name} has {text.Length} characters and its column {longest}.");
            }
        }

        foreach (var part in parts)
        {
            Check($"{name}.{part.Metadata.Name}", part.Properties, part.ComplexProperties);
        }
    }

    private static string? Stored(PropertyEntry property) =>
        (((IProperty)property.Metadata).GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(property.CurrentValue) : property.CurrentValue) as string;
}
