using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Audit;

/// <summary>Whatever the trail can name has a name in both languages: a new entity or property without one fails here.</summary>
public sealed class AuditTextTests
{
    [Theory]
    [InlineData(Language.Slovene)]
    [InlineData(Language.English)]
    public void Every_kind_of_thing_property_and_value_has_a_name(Language language)
    {
        using var db = TestDatabase.Open(DatabaseProvider.Sqlite, "Data Source=:memory:");
        var text = Text.In(language);
        var types = db.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).ToList();
        var wanted = types.SelectMany(t => Properties(t).SelectMany(p => Keys(p)).Append($"Audit.Subject.{t.ClrType.Name}"))
            .Concat(Enum.GetNames<AuditAct>().Select(a => $"Audit.AuditAct.{a}"))
            .Append("Audit.Subject.Account").Distinct();

        Assert.NotEmpty(types);
        List<string> missing = [.. wanted.Where(key => !text.Has(key)).Order()];
        Assert.True(missing.Count == 0, $"Write these into Audit and Words.{language.Culture().TwoLetterISOLanguageName}.restext:\n{string.Join('\n', missing)}");
    }

    private static IEnumerable<IProperty> Properties(IEntityType type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()))
            .Where(p => !AuditTrail.Silent.Contains(p.Name));

    private static IEnumerable<string> Keys(IProperty property)
    {
        yield return $"Audit.Property.{property.Name}";
        if (property.DeclaringType is IComplexType complex)
        {
            yield return $"Audit.Property.{complex.ComplexProperty.Name}";
        }

        var clr = property.GetElementType()?.ClrType ?? property.ClrType;
        clr = Nullable.GetUnderlyingType(clr) ?? clr;
        foreach (var value in clr.IsEnum ? Enum.GetNames(clr) : [])
        {
            yield return $"Words.{clr.Name}.{value}";
        }
    }
}
