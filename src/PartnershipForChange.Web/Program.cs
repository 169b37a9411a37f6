using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
var folders = new FeatureFolders();
builder.Services.AddControllersWithViews(options => options.Conventions.Add(folders))
    .AddRazorOptions(options => options.ViewLocationExpanders.Add(folders));
builder.Services.AddSingleton<Text>();
builder.Services.AddHttpContextAccessor();

var app = builder.Build();
app.UseRequestLocalization("sl-SI", "en-GB");
app.UseRouting();
app.MapStaticAssets();
app.MapControllers();
app.Run();
