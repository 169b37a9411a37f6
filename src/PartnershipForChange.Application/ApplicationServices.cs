using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Application.Certificates;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Programme;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Application.Stories;

namespace PartnershipForChange.Application;

public static class ApplicationServices
{
    /// <summary>Registers the database and every use case: classes named <c>...Service</c> and <c>...Queries</c>, one per request.</summary>
    public static IServiceCollection AddPortalApplication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPortalDatabase(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(LanguageFiles.Read(configuration));
        services.AddSingleton<Text>();
        services.AddPortalMail(configuration);
        services.AddSingleton<ReportTables>();
        services.AddSingleton<ReportFiles>();
        services.AddSingleton<CertificateDocument>();
        services.AddScoped<Invitations>();

        // Before Identity's own, which would live for one request; it keeps no state.
        services.AddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>();
        services.AddSingleton<Passwords>();
        services.AddScoped<SampleAccounts>();
        services.Configure<FileStoreOptions>(configuration.GetSection("Files"));
        services.AddSingleton<FileStore>();
        services.AddScoped<PictureStore>();
        services.AddSingleton<IFileScan, NoFileScan>();
        services.AddSingleton<ImportSignal>();
        services.AddHostedService<ImportWorker>();
        services.AddHostedService<DailyWorker>();
        services.Configure<ProgrammeOptions>(configuration.GetSection("Programme"));
        services.Configure<PortalOptions>(configuration.GetSection("Portal"));
        foreach (var type in typeof(ApplicationServices).Assembly.GetTypes().Where(IsUseCase))
        {
            services.AddScoped(type);
        }

        services.AddEvery<IToDoSource>();
        services.AddEvery<IHostPlaceReliance>();
        services.AddEvery<IRoundCloning>();
        services.AddEvery<IRoundClosing>();
        services.AddEvery<IPhaseFollowing>();
        services.AddEvery<IStrandCancelling>();
        services.AddEvery<IStrandSummary>();
        services.AddEvery<IMyRoundCard>();
        services.AddEvery<IReportPart>();
        services.AddEvery<ISamplePart>();
        services.AddEvery<ICalendarSource>();
        services.AddEvery<ICommissionScores>();
        services.AddEvery<IStampSource>();
        services.AddEvery<IDailyTask>();
        services.AddEvery<IJurySubjects>();
        return services;
    }

    /// <summary>Registers every class that implements <typeparamref name="T"/>: what one feature adds to another.</summary>
    private static void AddEvery<T>(this IServiceCollection services)
    {
        foreach (var type in typeof(T).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(T))))
        {
            services.AddScoped(typeof(T), type);
        }
    }

    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericType: false, IsNested: false }
        && (type.Name.EndsWith("Service", StringComparison.Ordinal) || type.Name.EndsWith("Queries", StringComparison.Ordinal));
}
