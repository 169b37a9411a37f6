using Microsoft.Playwright;

namespace PartnershipForChange.Browser.Tests;

internal static class Arrival
{
    /// <summary>
    /// Does something that leads to another page, and waits until that page is there. (Waiting for an address can miss a page that
    /// is loaded before the waiting begins.)
    /// </summary>
    public static async Task Arrive(this IPage page, Func<Task> act)
    {
        var there = new TaskCompletionSource();
        void Arrived(object? sender, IPage arrived) => there.TrySetResult();
        page.DOMContentLoaded += Arrived;
        try
        {
            await act();
            await there.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally
        {
            page.DOMContentLoaded -= Arrived;
        }
    }
}
