using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Patrons;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Reports;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Stories;
using PartnershipForChange.Domain.Surveys;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Data;

/// <summary>The portal's data, on SQLite or SQL Server. Every write goes through <see cref="SaveAsync"/>, but for what is forgotten on purpose.</summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options)
    : IdentityDbContext<PortalUser, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationRelation> Relations => Set<OrganisationRelation>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<PartnershipTerms> Terms => Set<PartnershipTerms>();

    public DbSet<Solution> Solutions => Set<Solution>();

    public DbSet<SolutionReading> SolutionReadings => Set<SolutionReading>();

    public DbSet<SolutionAction> SolutionActions => Set<SolutionAction>();

    public DbSet<ChangeMeterReading> ChangeMeterReadings => Set<ChangeMeterReading>();

    public DbSet<Participation> Participations => Set<Participation>();

    public DbSet<HostPlace> HostPlaces => Set<HostPlace>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<MatchRun> MatchRuns => Set<MatchRun>();

    public DbSet<MatchRecord> MatchRecords => Set<MatchRecord>();

    public DbSet<Placement> Placements => Set<Placement>();

    public DbSet<HandStep> HandSteps => Set<HandStep>();

    public DbSet<AccountInvitation> AccountInvitations => Set<AccountInvitation>();

    public DbSet<TeamRun> TeamRuns => Set<TeamRun>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<TeamMeeting> TeamMeetings => Set<TeamMeeting>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<ProposalVersion> ProposalVersions => Set<ProposalVersion>();

    public DbSet<ProposalFile> ProposalFiles => Set<ProposalFile>();

    public DbSet<ProposalAuthor> ProposalAuthors => Set<ProposalAuthor>();

    public DbSet<FinalOrder> FinalOrders => Set<FinalOrder>();

    public DbSet<JuryPanel> JuryPanels => Set<JuryPanel>();

    public DbSet<JuryEntry> JuryEntries => Set<JuryEntry>();

    public DbSet<JurySeat> JurySeats => Set<JurySeat>();

    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();

    public DbSet<HistoricalRound> HistoricalRounds => Set<HistoricalRound>();

    public DbSet<PatronPage> PatronPages => Set<PatronPage>();

    public DbSet<Story> Stories => Set<Story>();

    public DbSet<TextPicture> TextPictures => Set<TextPicture>();

    public DbSet<PressFigure> PressFigures => Set<PressFigure>();

    public DbSet<CallForChallenges> CallsForChallenges => Set<CallForChallenges>();

    public DbSet<ChallengeSubmission> ChallengeSubmissions => Set<ChallengeSubmission>();

    public DbSet<SubmissionLink> SubmissionLinks => Set<SubmissionLink>();

    public DbSet<WebVote> WebVotes => Set<WebVote>();

    public DbSet<HallVote> HallVotes => Set<HallVote>();

    public DbSet<VotesSetAside> VotesSetAside => Set<VotesSetAside>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<SurveyWave> SurveyWaves => Set<SurveyWave>();

    public DbSet<SurveySheet> SurveySheets => Set<SurveySheet>();

    public DbSet<SurveyComment> SurveyComments => Set<SurveyComment>();

    public DbSet<SurveyTurnout> SurveyTurnouts => Set<SurveyTurnout>();

    public DbSet<SurveySalt> SurveySalts => Set<SurveySalt>();

    public DbSet<SurveyCard> SurveyCards => Set<SurveyCard>();

    public DbSet<Season> Seasons => Set<Season>();

    public DbSet<TemplateStamp> TemplateStamps => Set<TemplateStamp>();

    public DbSet<TemplateBadge> TemplateBadges => Set<TemplateBadge>();

    public DbSet<FrozenStamp> FrozenStamps => Set<FrozenStamp>();

    public DbSet<RecognitionChoice> RecognitionChoices => Set<RecognitionChoice>();

    public DbSet<Kudos> Kudos => Set<Kudos>();

    public DbSet<Workshop> Workshops => Set<Workshop>();

    public DbSet<WorkshopSession> WorkshopSessions => Set<WorkshopSession>();

    public DbSet<SignUp> SignUps => Set<SignUp>();

    public DbSet<WorkshopFeedback> WorkshopFeedback => Set<WorkshopFeedback>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<CertificateRules> CertificateRules => Set<CertificateRules>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<ToldEvent> ToldEvents => Set<ToldEvent>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    public DbSet<StoredKey> StoredKeys => Set<StoredKey>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Saves everything that changed, with its audit entries and the invitations its letters need, in one transaction.</summary>
    /// <exception cref="ConcurrencyException">Someone else changed the same thing since it was read.</exception>
    /// <exception cref="DuplicateException">A value that must be unique is taken.</exception>
    /// <exception cref="InUseException">Something else still refers to what was to be removed.</exception>
    /// <exception cref="SentAlreadyException">The form behind it was saved before.</exception>
    public async Task SaveAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        await NoticeInvitations.Enclose(this, now, cancellation);
        AuditEntries.AddRange(AuditTrail.Of(ChangeTracker, actor, now).ToList());
        foreach (var entry in ChangeTracker.Entries<Entity>().Where(e => e.State == EntityState.Modified))
        {
            entry.Entity.RenewVersion();
        }

        var form = actor.Form is { IsSaved: false } sent && ChangeTracker.HasChanges() ? sent : null;
        if (form is not null && UserTokens.Local.Count == 0)
        {
            UserTokens.Add(form.ToToken(DateOnly.FromDateTime(now.UtcDateTime)));
        }

        try
        {
            await SaveChangesAsync(cancellation);
            form?.IsSaved = true;
        }
        catch (DbUpdateConcurrencyException stale)
        {
            throw new ConcurrencyException(stale);
        }
        catch (DbUpdateException failed) when (UniqueViolation.Of(failed) is { } index)
        {
            throw index.Contains("AspNetUserTokens", StringComparison.Ordinal) ? new SentAlreadyException(failed) : new DuplicateException(index, failed);
        }
        catch (DbUpdateException failed) when (ReferenceViolation.Is(failed))
        {
            throw new InUseException(failed);
        }
    }

    /// <summary>
    /// Says which version of <paramref name="entity"/> the user saw. If it is another one by now, saving fails with
    /// <see cref="ConcurrencyException"/> instead of overwriting what the user never saw. The entity's own row is
    /// written in any case, so that a change of its parts only (the phases of a round) is guarded too.
    /// </summary>
    public void Expect(Entity entity, Guid? version)
    {
        if (version is { } seen)
        {
            var property = Entry(entity).Property(e => e.Version);
            property.OriginalValue = seen;
            property.IsModified = true;
        }
    }

    /// <summary>
    /// Counts a change of something that belongs to <paramref name="entity"/> (its members, its steps) as a change of
    /// the entity itself, so that two people who change different parts of one whole do not pass each other.
    /// </summary>
    public void Touch(Entity entity)
    {
        if (Entry(entity).State == EntityState.Unchanged)
        {
            Entry(entity).Property(e => e.Version).IsModified = true;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        base.ConfigureConventions(builder);

        // Enums as words, instants as UTC date-times: SQLite cannot sort DateTimeOffset, and words survive reordering.
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.Properties<DateTimeOffset>().HaveConversion<UtcInstantConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)))
        {
            builder.Entity(type.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
            builder.Entity(type.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
        }
    }
}
