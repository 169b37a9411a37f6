using Microsoft.AspNetCore.Identity;

namespace PartnershipForChange.Application.Data;

/// <summary>A form as somebody sent it. It is written down with what it saves, so that the same form sent twice is saved once.</summary>
/// <param name="userId">The account that sent it.</param>
/// <param name="mark">What tells it from every other: a hash of its page, fields and address.</param>
public sealed class SentForm(Guid userId, string mark)
{
    internal const string Provider = "form";

    public Guid UserId => userId;

    public string Mark => mark;

    /// <summary>True once this request has saved something and the form with it.</summary>
    public bool IsSaved { get; internal set; }

    /// <param name="day">When it was sent: it is forgotten some days later.</param>
    internal IdentityUserToken<Guid> ToToken(DateOnly day) =>
        new() { UserId = UserId, LoginProvider = Provider, Name = Mark, Value = Written(day) };

    internal static string Written(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The form was sent before, and saved; nothing was saved now.</summary>
public sealed class SentAlreadyException(Exception inner) : Exception("This form was sent and saved already.", inner);
