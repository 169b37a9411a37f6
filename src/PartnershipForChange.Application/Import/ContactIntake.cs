using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Import;

/// <summary>
/// Adds who acts for the organisations, as <see cref="ContactService"/> does one by one. Whoever acts for an organisation already,
/// or is invited to, stays and gets no second letter.
/// </summary>
internal sealed class ContactIntake(PortalDbContext db, KnownRound known, ImportFaults faults)
{
    private readonly List<InvitationOrder> _added = [];

    /// <summary>The new contacts, who are to be invited.</summary>
    public IReadOnlyList<InvitationOrder> Added => _added;

    public void Take(string file, ContactRow row, Tally tally)
    {
        if (!known.Organisations.TryGetValue(row.Organisation, out var organisation))
        {
            return;
        }

        var (email, language) = (row.Email.ToLowerInvariant(), RoundVocabulary.LanguageOf(row.Language));
        if (!known.People.TryGetValue(email, out var person))
        {
            person = faults.Try(file, row.Row, () => new Person(row.Email, row.FirstName, row.LastName, language, organisation.Id));
            if (person is null)
            {
                return;
            }

            db.Add(person);
            known.People.Add(email, person);
        }
        else if (known.Contacts.Contains((person.Id, organisation.Id)))
        {
            tally.There(
                row.Row,
                NameOf(person),
                ("first_name", person.FirstName == row.FirstName),
                ("last_name", person.LastName == row.LastName),
                ("language", row.Language.Length == 0 || person.Language == language));
            return;
        }
        else if (person.NameKey != Folded.Of(row.LastName, row.FirstName))
        {
            // Among many rows nobody would notice that an address gives somebody else the rights of a contact.
            faults.Add(file, row.Row, "email", "EmailOfOther", row.Email, person.FullName);
            return;
        }
        else if (row.Language.Length > 0 && person.Language != language)
        {
            tally.Doubt(row.Row, person.FullName, person.Language.Code(), ImportDoubtKind.ReadsOther);
        }

        known.Contacts.Add((person.Id, organisation.Id));
        _added.Add(new InvitationOrder(person, Roles.ContactOf(organisation.Sector), organisation.Id));
        tally.Added(NameOf(person), person.Id);

        string NameOf(Person one) => $"{one.FullName} ({organisation.Code})";
    }
}
