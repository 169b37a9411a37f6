using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Web.Features.Registrations;

/// <summary>How a wished-for or unwanted host is written.</summary>
public static class HostText
{
    /// <summary>"Legal affairs, Ministry of Finance", or "anywhere at" it, with why it is out of reach where it is.</summary>
    /// <param name="hosts">Those known, by code; a code that names none is written as it is.</param>
    /// <param name="own">The side of the person who names it.</param>
    public static string Host(this Text text, IReadOnlyDictionary<string, HostName> hosts, string code, Sector own) =>
        !hosts.TryGetValue(code, out var host) ? code
        : (host.Department is null ? text["Registrations.AnyPlace", host.Organisation] : $"{host.Department}, {text.Of(host.Organisation)}") + text.OutOfReach(host, own);

    /// <summary>" (no longer offered)" and the like; empty for a host that a placement may lead to.</summary>
    public static string OutOfReach(this Text text, HostName host, Sector own) =>
        host.Sector == own ? $" ({text["Registrations.OnOwnSide"]})"
        : host.IsOffered ? string.Empty
        : $" ({text["Registrations.NoLongerOffered"]})";
}
