namespace PartnershipForChange.Application.Data;

/// <summary>For what many people do to one thing at the same instant, such as taking the last place.</summary>
public static class Contention
{
    /// <summary>
    /// In each round of a race somebody wins, so this many rounds let so many people through who press the button at
    /// the same instant. Only a server that is down for good uses them all.
    /// </summary>
    private const int MostAttempts = 400;

    private const int LongestWait = 40;

    /// <summary>
    /// Runs a use case and, when somebody else changed the same thing in between, once more on what is there now. The use
    /// case loads what it needs and saves by itself; nothing it did before a failed save is kept.
    /// </summary>
    /// <exception cref="ConcurrencyException">Others were faster every time.</exception>
    public static async Task<T> InTurn<T>(this PortalDbContext db, Func<Task<T>> act, TimeProvider clock, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception race) when (race is ConcurrencyException or DuplicateException && attempt < MostAttempts)
            {
                db.ChangeTracker.Clear();

                // A short wait of uneven length: those who lost together do not meet again all at once.
#pragma warning disable CA5394 // Not a secret.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, LongestWait)), clock, cancellation);
#pragma warning restore CA5394
            }
        }
    }
}
