namespace PartnershipForChange.Testing;

/// <summary>A portal with a <see cref="Testing.World"/>, shared by the tests of a class that do not disturb one another.</summary>
public sealed class PortalFixture : IAsyncDisposable
{
    private PortalFixture(PortalFactory portal, World world) => (Portal, World) = (portal, world);

    public PortalFactory Portal { get; }

    public World World { get; }

    public static async Task<PortalFixture> CreateAsync(params (string Key, string Value)[] settings)
    {
        var portal = await PortalFactory.CreateAsync(settings);
        return new PortalFixture(portal, await World.CreateAsync(portal));
    }

    /// <summary>The same, served on a free port for a real browser.</summary>
    public static async Task<(PortalFixture Fixture, Uri Address)> ServeAsync()
    {
        var (portal, address) = await PortalFactory.ServeAsync();
        return (new PortalFixture(portal, await World.CreateAsync(portal)), address);
    }

    public Task<Browser> SignedIn(string email, string language = "en") => Browser.SignedIn(Portal, email, language);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
