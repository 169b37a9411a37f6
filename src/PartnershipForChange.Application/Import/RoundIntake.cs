using System.Globalization;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.Import;

/// <summary>Who imports, and when.</summary>
internal sealed record ImportStamp(Actor Actor, DateTimeOffset Now, DateOnly Today);

/// <summary>
/// Adds the rows of a round's files to what is there. A file only ever adds: what the portal has already, by code or
/// by e-mail address, stays as it is, and the report says where a row says otherwise. Nothing is saved here.
/// </summary>
internal sealed class RoundIntake(PortalDbContext db, KnownRound known, RoundSources sources, ImportFaults faults, ImportStamp stamp)
{
    private readonly PeopleIntake _people = new(db, known, faults, stamp);
    private readonly ContactIntake _contacts = new(db, known, faults);
    private readonly HashSet<string> _names = [.. known.Organisations.Values.Select(o => o.NameKey)];

    /// <summary>People newly nominated, who are to be told.</summary>
    public IReadOnlyList<NewRegistration> NewRegistrations => _people.Added;

    /// <summary>New contacts of organisations, who are to be invited.</summary>
    public IReadOnlyList<InvitationOrder> NewContacts => _contacts.Added;

    /// <summary>Adds every row, reporting each that a rule forbids.</summary>
    /// <param name="progress">Told the number of rows done.</param>
    public ImportReport Take(RoundRows rows, bool nominations, IProgress<int>? progress, CancellationToken cancellation)
    {
        var tallies = new List<ImportTally>();
        var done = 0;

        // A row that could not be read has said so, and a file that lacks columns; the rules would only say it again.
        var unread = faults.Select(f => (f.File, f.Row)).ToHashSet();
        var lacking = faults.Where(f => f.Rule == "Import.ColumnMissing").Select(f => f.File).ToHashSet();
        void Work<TRow>(ImportSource? source, ImportKind kind, IReadOnlyList<TRow> of, Func<TRow, int> number, Action<string, TRow, Tally> take)
        {
            if (source is null || lacking.Contains(source.Name))
            {
                return;
            }

            var tally = new Tally(kind);
            foreach (var row in of)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!unread.Contains((source.Name, number(row))))
                {
                    take(source.Name, row, tally);
                }

                if (++done % 250 == 0)
                {
                    progress?.Report(done);
                }
            }

            tallies.Add(tally.Done());
        }

        Work(sources.Organisations, ImportKind.Organisations, rows.Organisations, r => r.Row, TakeOrganisation);
        Work(sources.HostPlaces, ImportKind.HostPlaces, rows.HostPlaces, r => r.Row, TakeHostPlace);
        var relations = rows.Relations.ToLookup(KeyOf);
        Work(
            sources.Relations, ImportKind.Relations, [.. relations.Select(same => same.MaxBy(r => r.Until)!)], r => r.Row,
            (file, row, tally) => TakeRelation(file, row, relations[KeyOf(row)], tally));
        if (nominations)
        {
            Work(sources.Participants, ImportKind.Nominations, rows.Participants, r => r.Row, _people.TakeNomination);
        }
        else
        {
            Work(sources.Participants, ImportKind.Participants, rows.Participants, r => r.Row, _people.TakeParticipant);
        }

        Work(sources.Contacts, ImportKind.Contacts, rows.Contacts, r => r.Row, _contacts.Take);
        progress?.Report(done);
        return ImportReport.Of(tallies, faults);
    }

    private void TakeOrganisation(string file, OrganisationRow row, Tally tally)
    {
        var name = new LocalisedText(row.NameSl, row.NameEn);
        if (!known.Organisations.TryGetValue(row.Code, out var organisation))
        {
            var added = faults.Try(file, row.Row, () =>
            {
                var one = new Organisation(row.Code, name, KindOf(row.Kind), row.Industry, row.City);
                one.Edit(name, one.Kind, row.Industry, row.City, row.MaxAwayPerWeek);
                Guard.Against(known.PlaceCodes.Contains(one.Code)
                    ? new DomainRuleException("Rules.CodeIsPlace", one.Code) { Field = nameof(Organisation.Code) }
                    : null);
                Guard.Against(_names.Contains(one.NameKey)
                    ? new DomainRuleException("Rules.OrganisationNameTaken", row.NameSl) { Field = $"{nameof(Organisation.Name)}{nameof(LocalisedText.Sl)}" }
                    : null);
                return one;
            });
            if (added is not null)
            {
                db.Add(added);
                _names.Add(added.NameKey);
                known.Organisations.Add(added.Code, added);
                Invite(added);
                tally.Added(name.ToString());
            }

            return;
        }

        if (Invite(organisation))
        {
            tally.Added(organisation.Name.ToString());
            return;
        }

        tally.There(
            row.Row,
            organisation.Name.ToString(),
            ("name_sl", organisation.Name.Sl == row.NameSl),
            ("name_en", organisation.Name.En == row.NameEn),
            ("kind", organisation.Kind == KindOf(row.Kind)),
            ("industry", organisation.Industry == row.Industry),
            ("city", organisation.City == row.City),
            ("max_away_per_week", organisation.MaxAwayPerWeek == row.MaxAwayPerWeek));
    }

    /// <summary>Puts an organisation into the round where it is not in it; false when it was.</summary>
    private bool Invite(Organisation organisation)
    {
        if (!known.Participations.TryAdd(organisation.Id, ParticipationState.Invited))
        {
            return false;
        }

        db.Add(new Participation(known.Round.Id, organisation.Id, stamp.Now));
        return true;
    }

    private void TakeHostPlace(string file, HostPlaceRow row, Tally tally)
    {
        if (!known.Organisations.TryGetValue(row.Organisation, out var organisation))
        {
            return;
        }

        var name = $"{row.Code} · {row.Department}";
        if (known.HostPlaces.TryGetValue(row.Code, out var place))
        {
            tally.There(
                row.Row,
                name,
                ("organisation", place.OrganisationId == organisation.Id),
                ("department", place.Department == row.Department),
                ("city", place.City == row.City),
                ("languages", Cells.SameSet(place.Languages, row.Languages)),
                ("places_per_week", place.PlacesPerWeek == row.PlacesPerWeek),
                ("weeks", place.Weeks.SequenceEqual(row.WeeksInOrder())),
                ("skills_offered", Cells.SameSet(place.SkillsOffered, row.SkillsOffered)),
                ("mentor_name", place.MentorName == row.MentorName),
                ("mentor_email", place.MentorEmail == row.MentorEmail.ToLowerInvariant()));
            return;
        }

        var details = new HostPlaceDetails(
            row.Department, row.City, row.Languages, row.PlacesPerWeek, row.Weeks, row.SkillsOffered, row.MentorName, row.MentorEmail);
        if (faults.Try(file, row.Row, () => Import(organisation, row.Code, details)) is { } added)
        {
            db.Add(added);
            known.HostPlaces.Add(added.Code, added);
            Invite(organisation);
            tally.Added(name);
        }
    }

    private HostPlace Import(Organisation organisation, string code, HostPlaceDetails details)
    {
        Guard.Against(known.Participations.ContainsKey(organisation.Id) ? known.WhyNotIn(organisation) : null);
        return HostPlace.Import(known.Round, organisation, code, details);
    }

    /// <param name="same">All rows that name the relation: a file may do so twice, and the one that lasts longest holds.</param>
    private void TakeRelation(string file, RelationRow row, IEnumerable<RelationRow> same, Tally tally)
    {
        if (!known.Organisations.TryGetValue(row.PublicBody, out var body) || !known.Organisations.TryGetValue(row.Company, out var company))
        {
            return;
        }

        var name = $"{body.Code} – {company.Code}";
        var kind = Cells.EnumOf<RelationKind>(row.Relation);
        if (known.Relations.TryGetValue((body.Id, company.Id, kind), out var relation))
        {
            tally.There(row.Row, name, ("until", relation.Until == row.Until));
        }
        else if (faults.Try(file, row.Row, () => new OrganisationRelation(body, company, kind, row.Until)) is { } added)
        {
            db.Add(added);
            known.Relations.Add((body.Id, company.Id, kind), added);
            tally.Added(name);
        }

        foreach (var shorter in same.Where(r => r.Until < row.Until))
        {
            tally.Doubt(shorter.Row, name, shorter.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ImportDoubtKind.EndsEarlier);
        }
    }

    private static (string PublicBody, string Company, string Kind) KeyOf(RelationRow row) =>
        (row.PublicBody.ToUpperInvariant(), row.Company.ToUpperInvariant(), row.Relation);

    private static OrganisationKind KindOf(string word) => Cells.EnumOf<OrganisationKind>(word);
}
