using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;

namespace PartnershipForChange.Application.Import;

/// <summary>A registration that an import adds, with its person.</summary>
internal sealed record NewRegistration(Registration Registration, Person Person, Organisation Organisation);

/// <summary>Adds the people of a round's files: complete registrations, or nominations for the person to complete.</summary>
internal sealed class PeopleIntake(PortalDbContext db, KnownRound known, ImportFaults faults, ImportStamp stamp)
{
    private readonly List<NewRegistration> _added = [];
    private Dictionary<string, string>? _hosts;
    private Dictionary<string, Sector>? _sides;

    public IReadOnlyList<NewRegistration> Added => _added;

    /// <summary>A complete registration: released, as the organisation sent it.</summary>
    public void TakeParticipant(string file, ParticipantRow row, Tally tally)
    {
        var answers = AnswersOf(row);
        var added = Take(
            file,
            row,
            tally,
            (person, organisation) => Registration.Import(known.Round, person, organisation.Id, answers, stamp.Actor.PersonId, stamp.Now),
            nominates: false,
            Registration.Missing(known.Round, answers).Concat(Registration.WishedTwice(answers)).Concat(NotIn()));
        if (added)
        {
            Doubts(Registration.WishedAndExcluded(answers), ImportDoubtKind.WishedAndExcluded);
            Doubts(OnOwnSide(row, answers), ImportDoubtKind.WishedOnOwnSide);
        }

        IEnumerable<DomainRuleException> NotIn() =>
            known.Organisations.TryGetValue(row.Organisation, out var organisation) && known.WhyNotIn(organisation) is { } why ? [why] : [];

        void Doubts(IEnumerable<string> hosts, ImportDoubtKind kind)
        {
            foreach (var host in hosts)
            {
                tally.Doubt(row.Row, $"{row.FirstName} {row.LastName}", host, kind);
            }
        }
    }

    /// <summary>A nomination: what the file says is filled in, the person completes it.</summary>
    public void TakeNomination(string file, ParticipantRow row, Tally tally)
    {
        var answers = AnswersOf(row);
        Take(
            file,
            row,
            tally,
            (person, organisation) =>
            {
                Guard.Against(known.Participations.GetValueOrDefault(organisation.Id) == ParticipationState.Accepted
                    ? null
                    : new DomainRuleException("Rules.OrganisationNotIn", organisation.Code) { Field = "Organisation" });
                return Registration.Nominate(known.Round, person, organisation.Id, stamp.Actor.PersonId, stamp.Now, stamp.Today, answers);
            },
            nominates: true,
            Registration.Contradictions(answers).Concat(OnOwnSide(row, answers).Select(Registration.WishedOnOwnSide)));
    }

    private IEnumerable<string> OnOwnSide(ParticipantRow row, RegistrationAnswers answers) =>
        known.Organisations.TryGetValue(row.Organisation, out var organisation) ? answers.HostWishes.Where(wish => SideOf(wish) == organisation.Sector) : [];

    /// <param name="wrong">What forbids the row's answers: all of it is told.</param>
    /// <returns>True when the registration was added.</returns>
    private bool Take(
        string file, ParticipantRow row, Tally tally, Func<Person, Organisation, Registration> register, bool nominates, IEnumerable<DomainRuleException> wrong)
    {
        if (!known.Organisations.TryGetValue(row.Organisation, out var organisation))
        {
            return false;
        }

        var email = row.Email.ToLowerInvariant();
        var person = known.People.GetValueOrDefault(email);
        if (nominates && person is not null && (known.NobodysToName.Contains(email) || !person.CanWorkFor(organisation.Id)))
        {
            // Before the comparison with what is there, which would say who it is.
            faults.Add(file, row.Row, Person.NotToName(), ColumnOf);
            return false;
        }

        if (person is not null && known.Registrations.TryGetValue(person.Id, out var there))
        {
            Compare(row, tally, person, organisation, there);
            return false;
        }

        if (wrong.ToList() is { Count: > 0 } rules)
        {
            rules.ForEach(rule => faults.Add(file, row.Row, rule, ColumnOf));
            return false;
        }

        var isNew = person is null;
        var registration = faults.Try(
            file,
            row.Row,
            () =>
            {
                person ??= new Person(row.Email, row.FirstName, row.LastName, Language.Slovene);
                person.WorksFor(organisation.Id);
                return register(person, organisation);
            },
            ColumnOf);
        if (registration is null)
        {
            return false;
        }

        if (isNew)
        {
            db.Add(person!);
            known.People.TryAdd(email, person!);
        }

        db.Add(registration);
        known.Registrations.TryAdd(person!.Id, registration);
        _added.Add(new NewRegistration(registration, person, organisation));
        tally.Added(person.FullName);
        return true;
    }

    private void Compare(ParticipantRow row, Tally tally, Person person, Organisation organisation, Registration there)
    {
        var answers = AnswersOf(row);
        tally.There(
            row.Row,
            person.FullName,
            ("first_name", person.FirstName == row.FirstName),
            ("last_name", person.LastName == row.LastName),
            ("organisation", there.OrganisationId == organisation.Id),
            ("level", there.Level == answers.Level),
            ("languages", Cells.SameSet(there.Languages, answers.Languages)),
            ("skills_offered", Cells.SameSet(there.SkillsOffered, answers.SkillsOffered)),
            ("skills_sought", Cells.SameSet(there.SkillsSought, answers.SkillsSought)),
            ("weeks_available", there.Weeks.SequenceEqual(row.WeeksInOrder())),
            ("strands", there.JoinsExchange == answers.JoinsExchange && there.JoinsTeam == answers.JoinsTeam),
            ("host_wishes", Cells.SameList(there.HostWishes, answers.HostWishes)),
            ("excluded_hosts", Cells.SameSet(there.ExcludedHosts, answers.ExcludedHosts)),
            ("challenge_wishes", Cells.SameList(there.ChallengeWishes, answers.ChallengeWishes)));
    }

    private RegistrationAnswers AnswersOf(ParticipantRow row) => new()
    {
        Level = row.Level,
        JoinsExchange = row.Strands.Count == 0 || row.Strands.Contains(RoundVocabulary.ExchangeStrand),
        JoinsTeam = row.Strands.Count == 0 || row.Strands.Contains(RoundVocabulary.TeamStrand),
        Languages = row.Languages,
        Weeks = row.WeeksAvailable,
        SkillsOffered = row.SkillsOffered,
        SkillsSought = row.SkillsSought,
        HostWishes = [.. row.HostWishes.Select(HostCode)],
        ExcludedHosts = [.. row.ExcludedHosts.Select(HostCode)],
        ChallengeWishes = [.. row.ChallengeWishes.Select(key => key.ToLowerInvariant())],
    };

    /// <summary>The side of an organisation or a host place by its code; null where there is none.</summary>
    private Sector? SideOf(string host)
    {
        if (_sides is null)
        {
            var sectors = known.Organisations.Values.ToDictionary(o => o.Id, o => o.Sector);
            _sides = known.HostPlaces.Values.ToDictionary(p => p.Code, p => sectors[p.OrganisationId], StringComparer.OrdinalIgnoreCase);
            foreach (var organisation in known.Organisations.Values)
            {
                _sides[organisation.Code] = organisation.Sector;
            }
        }

        return _sides.TryGetValue(host, out var side) ? side : null;
    }

    /// <summary>A wish in the spelling of the code it names, whatever case the file writes it in.</summary>
    private string HostCode(string wish)
    {
        _hosts ??= known.Organisations.Values.Select(o => o.Code).Concat(known.HostPlaces.Values.Select(p => p.Code))
            .DistinctBy(code => code, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(code => code, StringComparer.OrdinalIgnoreCase);
        return _hosts.GetValueOrDefault(wish, wish);
    }

    /// <summary>Columns whose names are not those of the fields.</summary>
    private static string ColumnOf(string field) => field switch
    {
        "weeks" => "weeks_available",
        "joins_exchange" or "joins_team" => "strands",
        _ => field,
    };
}
