using System.Globalization;
using System.Text;

namespace PartnershipForChange.Domain;

/// <summary>
/// Text as people search for it: lower case, without diacritics, so that "kovacic" finds "Kovačič" on every
/// database (SQLite compares only ASCII letters without regard to case).
/// </summary>
public static class Folded
{
    public static string Of(params string?[] parts)
    {
        var text = new StringBuilder();
        foreach (var c in string.Join(' ', parts.Where(p => !string.IsNullOrWhiteSpace(p))).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                text.Append(char.ToLowerInvariant(c == 'đ' || c == 'Đ' ? 'd' : c));
            }
        }

        return text.ToString();
    }
}
