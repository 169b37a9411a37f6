using PartnershipForChange.Web.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalLogging().AddPortal();
var app = builder.Build();
app.UsePortal();
await app.PrepareDataAsync();
await app.RunAsync();

/// <summary>Visible to the tests, which start the portal in their own process.</summary>
public partial class Program;
