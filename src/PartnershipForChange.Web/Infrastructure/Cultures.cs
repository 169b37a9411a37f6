using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>The reader's language: what they chose (cookie), else what their browser asks for, else Slovene.</summary>
public static class Cultures
{
    public static IServiceCollection AddPortalCultures(this IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingMessages>();
        services.AddOptions<RequestLocalizationOptions>().Configure<LanguageFiles>((options, further) =>
        {
            var cultures = further.AllCultures();
            options.DefaultRequestCulture = new RequestCulture(Language.Slovene.Culture());
            options.SupportedCultures = options.SupportedUICultures = [.. cultures];
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(context => Asked(context, cultures))];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        return services;
    }

    /// <summary>Every language the portal can be read in: the built-in ones, then those the settings add.</summary>
    public static IReadOnlyList<CultureInfo> AllCultures(this LanguageFiles further) =>
        [.. Enum.GetValues<Language>().Select(l => l.Culture()), .. further.Cultures];

    /// <summary>Remembers the language in this browser for a year.</summary>
    public static void RememberLanguage(this HttpResponse response, CultureInfo culture) => response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, Secure = response.HttpContext.Request.IsHttps, SameSite = SameSiteMode.Lax });

    /// <summary>
    /// The page goes on in the language the person is written to, unless they read one that nobody is written to in.
    /// </summary>
    public static void RememberLanguage(this HttpResponse response, Language language)
    {
        var further = response.HttpContext.RequestServices.GetRequiredService<LanguageFiles>();
        response.RememberLanguage(further.Speaks(CultureInfo.CurrentUICulture) ? CultureInfo.CurrentUICulture : language.Culture());
    }

    /// <summary>The first language the browser asks for that the portal speaks: "en" and "en-US" both read English.</summary>
    private static Task<ProviderCultureResult?> Asked(HttpContext context, IReadOnlyList<CultureInfo> cultures)
    {
        var found = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => cultures.FirstOrDefault(c => l.Value.StartsWith(c.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(c => c is not null);
        return Task.FromResult(found is null ? null : new ProviderCultureResult(found.Name));
    }

    /// <summary>What model binding says of a value it cannot read, in the reader's language.</summary>
    private sealed class BindingMessages(Text text) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions options)
        {
            var messages = options.ModelBindingMessageProvider;
            messages.SetValueMustNotBeNullAccessor(_ => text["Rules.Required"]);
            messages.SetMissingBindRequiredValueAccessor(_ => text["Rules.Required"]);
            messages.SetMissingKeyOrValueAccessor(() => text["Rules.Required"]);
            messages.SetAttemptedValueIsInvalidAccessor((value, _) => text["Rules.NotReadable", value]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => text["Rules.NotReadable", value]);
            messages.SetUnknownValueIsInvalidAccessor(_ => text["Rules.NotReadable", string.Empty]);
            messages.SetValueIsInvalidAccessor(value => text["Rules.NotReadable", value]);
            messages.SetValueMustBeANumberAccessor(_ => text["Rules.NotNumber"]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => text["Rules.NotNumber"]);
        }
    }
}
