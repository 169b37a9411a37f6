namespace PartnershipForChange.Domain;

/// <summary>
/// A verb and its <c>CanX</c> twin share one private <c>WhyNotX</c> that returns the broken rule or null; the verb
/// hands it to <see cref="Against"/>.
/// </summary>
public static class Guard
{
    /// <exception cref="DomainRuleException">When a rule is broken.</exception>
    public static void Against(DomainRuleException? broken)
    {
        if (broken is not null)
        {
            throw broken;
        }
    }

    /// <summary>Trimmed text of at most <paramref name="longest"/> characters.</summary>
    /// <exception cref="DomainRuleException">When it is empty or longer.</exception>
    public static string Required(string? value, int longest, string field)
    {
        var text = Optional(value, longest, field);
        return text.Length > 0 ? text : throw new DomainRuleException("Rules.Required") { Field = field };
    }

    /// <summary>Trimmed text of at most <paramref name="longest"/> characters; empty when null.</summary>
    /// <exception cref="DomainRuleException">When it is longer.</exception>
    public static string Optional(string? value, int longest, string field)
    {
        var text = value?.Trim() ?? string.Empty;
        return text.Length <= longest ? text : throw new DomainRuleException("Rules.TooLong", longest) { Field = field };
    }

    /// <summary>A short name that stands in addresses and in lists within files: letters a to z, digits and hyphens.</summary>
    /// <param name="reserved">What none may be called, because an address of the portal is; in any case.</param>
    /// <exception cref="DomainRuleException">When it is empty, too long, reserved, or has other characters.</exception>
    public static string Code(string? value, int longest, string field, string? reserved = null)
    {
        var text = Required(value, longest, field);
        return text.Equals(reserved, StringComparison.OrdinalIgnoreCase) ? throw new DomainRuleException("Rules.CodeReserved", text) { Field = field }
            : text.All(IsOfCode) ? text
            : throw new DomainRuleException("Rules.CodeCharacters") { Field = field };
    }

    /// <summary>True for what <see cref="Code"/> is made of.</summary>
    public static bool IsOfCode(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';

    /// <exception cref="DomainRuleException">When the first language is empty or either is too long.</exception>
    public static LocalisedText Required(LocalisedText value, int longest, string field) =>
        new(Required(value.Sl, longest, $"{field}Sl"), Optional(value.En, longest, $"{field}En"));

    /// <exception cref="DomainRuleException">When either language is too long.</exception>
    public static LocalisedText Optional(LocalisedText value, int longest, string field) =>
        new(Optional(value.Sl, longest, $"{field}Sl"), Optional(value.En, longest, $"{field}En"));

    /// <summary>The number, when it lies in the range.</summary>
    /// <exception cref="DomainRuleException">When it does not.</exception>
    public static int InRange(int value, int least, int most, string field) =>
        value >= least && value <= most ? value : throw new DomainRuleException("Rules.OutOfRange", least, most) { Field = field };

    /// <summary>A whole address on the web, or nothing.</summary>
    /// <exception cref="DomainRuleException">When it is too long or does not begin with <c>https://</c>.</exception>
    public static string HttpsLink(string? value, int longest, string field)
    {
        var text = Optional(value, longest, field);
        return text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            ? text
            : throw new DomainRuleException("Rules.HttpsLink") { Field = field };
    }

    /// <summary>Something that people come to lies ahead, ends after it begins and lasts no longer than it may.</summary>
    /// <exception cref="DomainRuleException">When it does not: of the fields <c>StartsAt</c> and <c>EndsAt</c>.</exception>
    public static void TimesToCome(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now, int mostDays = 1) => Against(
        endsAt <= startsAt ? new DomainRuleException("Rules.EndsAfterStart") { Field = "EndsAt" }
        : endsAt - startsAt > TimeSpan.FromDays(mostDays) ? new DomainRuleException("Rules.LastsTooLong", mostDays) { Field = "EndsAt" }
        : startsAt <= now ? new DomainRuleException("Rules.TimeToCome") { Field = "StartsAt" }
        : null);
}
