using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnershipForChange.Application.Data.Configurations;

/// <summary>Mappings that several configurations share.</summary>
internal static class Shapes
{
    /// <summary>A two-language text as two columns, <c>NameSl</c> and <c>NameEn</c>.</summary>
    public static void Localised<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, LocalisedText>> property, int length)
        where T : class
    {
        var name = ((MemberExpression)property.Body).Member.Name;
        builder.ComplexProperty(property!, text =>
        {
            text.Property(t => t.Sl).HasColumnName($"{name}Sl").HasMaxLength(length);
            text.Property(t => t.En).HasColumnName($"{name}En").HasMaxLength(length);
        });
    }

    /// <summary>A row that must not outlive, or be orphaned by, the row it points to: deleting that one is refused.</summary>
    public static void PointsTo<T, TOther>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> key)
        where T : class
        where TOther : class =>
        builder.HasOne<TOther>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
