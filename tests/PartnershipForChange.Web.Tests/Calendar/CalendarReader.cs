using System.Text;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Calendar;

/// <summary>What the independent parser (ical.js, run by node) understood of an event.</summary>
/// <param name="Start">A day, or an instant in UTC that it worked out from the calendar's own time zone.</param>
internal sealed record ReadEvent(
    string Uid, string Summary, string? Location, string? Description, string Start, string End, bool IsDate, string? Zone, int Sequence,
    string Status, string Stamp, string Modified, string Url);

internal sealed record ReadCalendar(string Version, string Name, IReadOnlyList<ReadEvent> Events)
{
    /// <exception cref="InvalidOperationException">When the parser refuses the text.</exception>
    public static Task<ReadCalendar> Of(string text) => NodeScript.Run<ReadCalendar>("Calendar/read-calendar.mjs", Encoding.UTF8.GetBytes(text));

    /// <summary>Presses the button for an address of one's own and reads it from the page; its path and query.</summary>
    public static async Task<string> Issue(Browser browser)
    {
        await browser.Submit("/account/calendar", "/account/calendar");
        return new Uri((await browser.Page("/account/calendar")).QuerySelector("main textarea[readonly]")!.TextContent).PathAndQuery;
    }

    /// <summary>What a calendar program, which signs in nowhere, reads at the address.</summary>
    public static async Task<IReadOnlyList<ReadEvent>> Fetch(PortalFactory portal, string path) =>
        (await Of(await Browser.Of(portal).Client.GetStringAsync(path, TestContext.Current.CancellationToken))).Events;
}
