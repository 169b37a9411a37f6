using System.Linq.Expressions;

namespace PartnershipForChange.Application.Common;

/// <summary>
/// Slovene alphabetical order inside the database, the same on each: č follows every c, š every s and ž every z, upper
/// and lower case alike, and vowels with accents stand with their vowel.
/// </summary>
/// <remarks>
/// SQLite compares bytes and SQL Server by a collation that takes č for a kind of c, so the letters are spelt out:
/// <c>č</c> becomes <c>czz</c>, which no word beginning with c passes.
/// </remarks>
public static class Alphabet
{
    private static readonly (string Letter, string Spelt)[] Letters =
    [
        ("č", "czz"), ("ć", "czzz"), ("đ", "dzz"), ("š", "szz"), ("ž", "zzz"),
        ("á", "a"), ("ä", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ö", "o"), ("ú", "u"), ("ü", "u"),
    ];

    /// <summary>A key to order by: <c>rows.OrderBy(Alphabet.Of&lt;Person&gt;(p => p.LastName))</c>.</summary>
    public static Expression<Func<T, string>> Of<T>(Expression<Func<T, string>> text)
    {
        var key = text.Body;
        foreach (var (letter, spelt) in Letters)
        {
            key = Replaced(Replaced(key, letter, spelt), letter.ToUpperInvariant(), spelt);
        }

        return Expression.Lambda<Func<T, string>>(Expression.Call(key, nameof(string.ToLower), typeArguments: null), text.Parameters);
    }

    private static MethodCallExpression Replaced(Expression text, string letter, string spelt) => Expression.Call(
        text, typeof(string).GetMethod(nameof(string.Replace), [typeof(string), typeof(string)])!, Expression.Constant(letter), Expression.Constant(spelt));
}
