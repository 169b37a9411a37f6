using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using PartnershipForChange.Application;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Reports;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>How the portal is put together.</summary>
public static class PortalSetup
{
    public static WebApplicationBuilder AddPortal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddPortalApplication(builder.Configuration);
#if MAILKIT
        Mail.MailKit.MailKitSetup.AddMailKit(services);
#endif
        services.AddHttpContextAccessor();
        services.AddPortalCultures();
        services.AddPortalCompression();
        services.AddPortalProxies(builder.Configuration);
        services.AddPortalRateLimits(builder.Configuration);
        services.AddPortalAccounts();
        services.AddPortalMvc(builder.Environment);
        services.AddHealthChecks().AddDbContextCheck<PortalDbContext>(tags: ["ready"]).Services.Configure<HealthCheckServiceOptions>(options =>
        {
            // A database that is away answers only when its own time is up, far later than whoever asks waits.
            foreach (var check in options.Registrations)
            {
                check.Timeout = TimeSpan.FromSeconds(5);
            }
        });
        return builder;
    }

    public static WebApplication UsePortal(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestLog>();
        app.UseHeadRequests();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseFontCaching();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseRouting();
        app.UsePortalRateLimits();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();

        // An address that is none is 404 for everyone; without an endpoint it would lead strangers to the sign-in page.
        app.MapFallback((HttpContext context, SentAddresses sent) =>
            sent.PageFor(context) is { } page ? Results.LocalRedirect(page.Value!) : Results.NotFound()).AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        return app;
    }

    private static void AddPortalAccounts(this IServiceCollection services)
    {
        services.AddIdentity<PortalUser, IdentityRole<Guid>>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = options.Password.RequireDigit = false;
                options.Password.RequireUppercase = options.Password.RequireLowercase = false;
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "p4c";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.LoginPath = "/account/sign-in";
            options.ReturnUrlParameter = "returnUrl";

            // What was sent is lost; the page after signing in says so.
            var toSignIn = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = away =>
            {
                away.RedirectUri += HttpMethods.IsGet(away.Request.Method) ? string.Empty : "&unsent=true";
                return toSignIn(away);
            };

            // A plain 403 with the page of that status, not a redirect to a page that says 200 or loses the address.
            options.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddSingleton<SentAddresses>();
        services.AddSingleton<IXmlRepository, DatabaseKeyRepository>();
        services.AddDataProtection().SetApplicationName("PartnershipForChange");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
        services.AddSingleton<IAuthorizationHandler, RoleHandler>();
        services.AddAuthorization(options => options.AddPortalPolicies());
    }

    private static void AddPortalMvc(this IServiceCollection services, IHostEnvironment environment)
    {
        var folders = new FeatureFolders();
        services.AddValidatorsFromPortal();
        services.AddSingleton<ReportCharts>();
        services.AddControllersWithViews(options =>
            {
                options.Conventions.Add(folders);
                options.Filters.Add<SentFormFilter>();
                options.Filters.Add<ValidationFilter>();
                options.Filters.Add<NotFoundFilter>();
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            })
            .AddRazorOptions(options => options.ViewLocationExpanders.Add(folders));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "p4c-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "p4c-flash");

        // č, š and ž are letters like any other: they reach the page as themselves.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
    }

    private static void AddValidatorsFromPortal(this IServiceCollection services)
    {
        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(typeof(PortalSetup).Assembly, includeInternalTypes: true))
        {
            services.AddSingleton(found.InterfaceType, found.ValidatorType);
        }
    }
}
