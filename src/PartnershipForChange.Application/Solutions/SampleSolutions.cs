using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Solutions;

/// <summary>
/// The Change Meter as the programme published it in 2017, and two invented solutions that contacts of the sample keep, so
/// that actions, evidence, a history and an update that is due can be seen.
/// </summary>
internal sealed class SampleSolutions(PortalDbContext db, TimeProvider clock) : ISamplePart
{
    private const string Columns = "challenge,challenge_sl,percent,as_of,actions,actions_sl,source";

    public int Order => 10;

    /// <exception cref="InvalidDataException">The file is not as it should be.</exception>
    public async Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var today = clock.Today();
        db.AddRange(Published(Path.Combine(folder, "change-meter-2017.csv"), today));
        var owners = await db.Organisations.Where(o => o.Code == "MJU" || o.Code == "LEK").ToDictionaryAsync(o => o.Code, o => o.Id, cancellation);
        string[] emails = [SampleAccounts.MinistryEmail, SampleAccounts.CompanyEmail];
        var people = await db.People.Where(p => emails.Contains(p.Email)).ToDictionaryAsync(p => p.Email, p => p.Id, cancellation);
        db.Add(FirstDay(owners["MJU"], people[SampleAccounts.MinistryEmail], today));
        db.Add(PlainForms(owners["LEK"], people[SampleAccounts.CompanyEmail], today));
    }

    /// <summary>A solution for each row; the row without a challenge is the overall figure. The source names the year only.</summary>
    private static List<Entity> Published(string path, DateOnly today)
    {
        var found = new List<Entity>();
        SampleStanding.Rows(path, Columns, (table, cells) =>
        {
            var percent = cells.WholeNumber("percent", 0, 100, required: false);
            var asOf = new DayOrYear(new DateOnly(int.Parse(table["as_of"], CultureInfo.InvariantCulture), 1, 1), DatePrecision.Year);
            if (table["challenge"].Length == 0)
            {
                found.Add(new ChangeMeterReading(percent ?? 0, asOf, table["source"], today));
                return;
            }

            var title = new LocalisedText(table["challenge_sl"], table["challenge"]);
            var solution = new Solution(new SolutionDetails(title, LocalisedText.Empty, null, null, null), chosenOn: null, today);
            foreach (var (sl, en) in Parts(table["actions_sl"]).Zip(Parts(table["actions"])))
            {
                solution.Finish(solution.AddAction(new LocalisedText(sl, en), due: null).Id, on: null, today);
            }

            if (percent is { } measured)
            {
                solution.Record(measured, asOf, LocalisedText.Empty, table["source"], today);
            }

            found.Add(solution);
        });
        return found;
    }

    /// <summary>Chosen seven months ago; the update after half a year is due.</summary>
    private static Solution FirstDay(Guid ownerId, Guid responsibleId, DateOnly today)
    {
        var chosen = today.AddMonths(-7);
        var solution = new Solution(
            new SolutionDetails(
                new LocalisedText("Prvi dan skupaj", "A first day together"),
                new LocalisedText(
                    "Novi sodelavci ministrstva in podjetja prvi delovni dan preživijo skupaj in drug drugemu pokažejo, kako delajo.",
                    "New colleagues of a ministry and a company spend their first working day together and show each other how they work."),
                ownerId,
                responsibleId,
                UpdateEveryMonths: null),
            chosen,
            today);
        solution.Finish(solution.AddAction(new LocalisedText("Program prvega dne", "Programme of the first day"), chosen.AddMonths(1)).Id, chosen.AddDays(25), today);
        solution.AddAction(new LocalisedText("Poskus z dvema podjetjema", "A trial with two companies"), today.AddMonths(-1));
        solution.AddAction(new LocalisedText("Vabilo vsem ministrstvom", "An invitation to all ministries"), today.AddMonths(3));
        Record(solution, 10, chosen.AddDays(25), "Program je napisan.", "The programme is written.");
        Record(solution, 25, chosen.AddMonths(2), "Prvo podjetje je potrdilo sodelovanje.", "The first company has agreed to take part.");
        return solution;
    }

    /// <summary>Chosen fourteen months ago, asked for an update every quarter, and up to date.</summary>
    private static Solution PlainForms(Guid ownerId, Guid responsibleId, DateOnly today)
    {
        var chosen = today.AddMonths(-14);
        var solution = new Solution(
            new SolutionDetails(
                new LocalisedText("Obrazci, ki jih razumemo", "Forms people understand"),
                new LocalisedText(
                    "Podjetje in urad skupaj poenostavita deset najbolj obiskanih obrazcev in jih preizkusita z ljudmi, ki jih izpolnjujejo.",
                    "A company and an office together simplify the ten forms used most, and try them out with the people who fill them in."),
                ownerId,
                responsibleId,
                UpdateEveryMonths: 3),
            chosen,
            today);
        foreach (var (sl, en, due, done) in new[]
        {
            ("Izbor desetih obrazcev", "Choice of ten forms", chosen.AddMonths(1), true),
            ("Preizkus s tridesetimi ljudmi", "Trial with thirty people", chosen.AddMonths(6), true),
            ("Sedem obrazcev je v rabi", "Seven forms in use", today.AddMonths(-2), true),
            ("Še trije obrazci", "The last three forms", today.AddMonths(2), false),
        })
        {
            var action = solution.AddAction(new LocalisedText(sl, en), due);
            if (done)
            {
                solution.Finish(action.Id, due.AddDays(-4), today);
            }
        }

        Record(solution, 20, chosen.AddMonths(2), "Obrazci so izbrani.", "The forms are chosen.");
        Record(solution, 45, chosen.AddMonths(6), "Ljudje obrazec izpolnijo v polovici časa.", "People fill a form in within half the time.");
        Record(solution, 70, today.AddMonths(-1), "Sedem od desetih obrazcev je v rabi.", "Seven of the ten forms are in use.");
        solution.AddEvidence(
            new LocalisedText("Poročilo o preizkusu z uporabniki", "Report on the trial with users"), "https://obrazci.example.org/preizkus", today);
        return solution;
    }

    private static void Record(Solution solution, int percent, DateOnly day, string sl, string en) =>
        solution.Record(percent, new DayOrYear(day, DatePrecision.Day), new LocalisedText(sl, en), source: null, day);

    private static string[] Parts(string actions) => actions.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
