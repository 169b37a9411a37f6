namespace PartnershipForChange.Domain;

/// <summary>
/// A change that a rule of the programme forbids. <see cref="Rule"/> is the key of a sentence a user can read, in
/// every language of the portal; <see cref="Arguments"/> are the values in it.
/// </summary>
public sealed class DomainRuleException : Exception
{
    public DomainRuleException(string rule, params object[] arguments)
        : base($"{rule} ({string.Join(", ", arguments)})")
    {
        Rule = rule;
        Arguments = arguments;
    }

    /// <summary>Text key, for example <c>Rules.RoundClosed</c>.</summary>
    public string Rule { get; }

    /// <summary>Values for the sentence's places, in order.</summary>
    public IReadOnlyList<object> Arguments { get; }

    /// <summary>The field the rule speaks of, where there is one, so that a form can show it there.</summary>
    public string? Field { get; init; }
}
