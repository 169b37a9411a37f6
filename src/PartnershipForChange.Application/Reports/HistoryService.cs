using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Domain.Reports;

namespace PartnershipForChange.Application.Reports;

/// <summary>What a file would make of the published history.</summary>
/// <param name="Faults">Every fault by row and column; with any of them nothing may change.</param>
/// <param name="Years">What the file publishes.</param>
/// <param name="Replaced">How many rounds are published now.</param>
/// <param name="Dropped">Years that would be published no more.</param>
public sealed record HistoryCheck(ImportFaults Faults, IReadOnlyList<TrendYear> Years, int Replaced, IReadOnlyList<int> Dropped);

/// <summary>Brings the published figures of past rounds in from a CSV file.</summary>
public sealed class HistoryService(PortalDbContext db, TimeProvider clock)
{
    private const string File = "history.csv";

    private static readonly string[] Exchange = ["held", "cancelled"];

    internal static readonly CsvColumn[] Columns =
    [
        new("round"), new("from"), new("to"), new("public_people"), new("business_people"), new("people_total"), new("public_bodies"),
        new("companies"), new("challenges_submitted"), new("challenges_solved"), new("exchange"), new("note"), new("source"),
    ];

    /// <summary>What <see cref="Replace"/> would do with the file. Changes nothing.</summary>
    public async Task<HistoryCheck> Check(Stream file, CancellationToken cancellation)
    {
        var faults = new ImportFaults();
        List<TrendYear> years = [.. Read(file, faults).OrderBy(r => r.Year).Select(TrendYear.Of)];
        var published = await db.HistoricalRounds.Select(r => r.Year).ToListAsync(cancellation);
        return new HistoryCheck(faults, years, published.Count, [.. published.Except(years.Select(y => y.Year)).Order()]);
    }

    /// <summary>Replaces the history by the file's; with any fault nothing changes.</summary>
    /// <returns>Every fault by row and column; empty when the file was taken over.</returns>
    public async Task<ImportFaults> Replace(Stream file, Actor actor, CancellationToken cancellation)
    {
        var faults = new ImportFaults();
        var rounds = Read(file, faults);
        if (faults.Total == 0)
        {
            db.HistoricalRounds.RemoveRange(await db.HistoricalRounds.ToListAsync(cancellation));
            db.HistoricalRounds.AddRange(rounds);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }

        return faults;
    }

    private static List<HistoricalRound> Read(Stream file, ImportFaults faults)
    {
        var rounds = new List<HistoricalRound>();
        using var table = CsvTable.Open(file, File, Columns, ImportLimits.Upload, faults);
        if (table is null)
        {
            return rounds;
        }

        var cells = new CellReader(table);
        while (table.Read())
        {
            var number = cells.WholeNumber("round", 1, 1000, required: true);
            var figures = new HistoricalFigures(
                Count("public_people"), Count("business_people"), Count("people_total"), Count("public_bodies"), Count("companies"),
                Count("challenges_submitted"), Count("challenges_solved"));
            var (from, to) = (cells.Text("from", 10, required: true), cells.Text("to", 10, required: true));
            var exchange = cells.Word("exchange", Exchange, "UnknownExchange", required: false) switch
            {
                "held" => HistoricalExchange.Held,
                "cancelled" => HistoricalExchange.Cancelled,
                _ => HistoricalExchange.Unknown,
            };
            var (note, source) = (cells.Text("note", 500), cells.Text("source", 300, required: true));
            if (rounds.Exists(r => r.Number == number))
            {
                table.Fault("round", "RoundTwice", $"{number}");
            }
            else if (number is { } known && from.Length > 0 && source.Length > 0)
            {
                Add(known, from, to, figures, exchange, note, source);
            }
        }

        return rounds;

        int? Count(string column) => cells.WholeNumber(column, 0, 1_000_000, required: false);

        void Add(int number, string from, string to, HistoricalFigures figures, HistoricalExchange exchange, string note, string source)
        {
            var round = faults.Try(
                File,
                table.Row,
                () => new HistoricalRound(number, from, to, figures, exchange, note, source),
                column => column == "people" ? "people_total" : column);
            if (round is not null && rounds.Find(r => r.Year == round.Year) is { } same)
            {
                table.Fault("to", "YearTwice", $"{round.Year}", $"{same.Number}");
            }
            else if (round is not null)
            {
                rounds.Add(round);
            }
        }
    }
}
