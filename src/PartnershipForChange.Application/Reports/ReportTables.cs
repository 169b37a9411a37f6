using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Application.Reports;

/// <summary>Lays a report out as tables, in the reader's language.</summary>
public sealed class ReportTables(Text text)
{
    /// <summary>The last column of the Change Meter that tells of the percentage.</summary>
    private const int MeterSource = 3;

    /// <summary>Every table of the report: those of each round, then the long view and the Change Meter.</summary>
    public IReadOnlyList<ReportTable> Of(AnnualReport report) =>
        [.. report.Rounds.SelectMany(Of), Trend(report.Trend), ChangeMeter(report)];

    /// <summary>The tables of one round.</summary>
    public IReadOnlyList<ReportTable> Of(RoundReport round) =>
        [Figures(round), Organisations(round), Funnel(round), Places(round), Cancellations(round), .. Parts(round)];

    /// <summary>What the round's other strands count, a table each.</summary>
    public IReadOnlyList<ReportTable> Parts(RoundReport round) =>
    [
        .. round.Parts.Select(part => new ReportTable(
            $"{round.Code}-{part.Name}",
            Tab(part.Key, round),
            text[part.Key],
            [text["Reports.Figure"], text["Shared.Side.Public"], text["Shared.Side.Business"], text["Shared.Total"]],
            [.. part.Lines.Select(line => (IReadOnlyList<object?>)[text[line.Key, line.Arguments], line.Sides?.Public, line.Sides?.Business, line.Total])])),
    ];

    public ReportTable Figures(RoundReport round) => new(
        $"{round.Code}-figures",
        Tab("Reports.Tab.Figures", round),
        Titled("Reports.Table.Figures", round),
        [text["Reports.Figure"], text["Shared.Side.Public"], text["Shared.Side.Business"], text["Shared.Total"]],
        [
            Row(text["Reports.TakingPart"], round.TakingPart),
            Row(text["Reports.People"], round.People),
            Row(text["Reports.FirstTime"], round.FirstTime),
            Row(text["Reports.Returning"], round.Returning),
            Row(text["Reports.PersonDays"], round.PersonDays),
            [text["Reports.DaysToMatch"], null, null, round.DaysToMatch],
            [text["Reports.Challenges"], null, null, round.Challenges],
            [text["Reports.Teams"], null, null, round.Teams],
            [text["Reports.Proposals"], null, null, round.ProposalsSubmitted],
        ]);

    public ReportTable Organisations(RoundReport round) => new(
        $"{round.Code}-organisations",
        Tab("Reports.Tab.Organisations", round),
        Titled("Reports.Table.Organisations", round),
        [text["Reports.Kind"], text["Reports.Invited"], text["Reports.Accepted"], text["Reports.Sent"], text["Reports.Hosted"], text["Reports.PersonDays"]],
        [.. round.Organisations.Select(o => (IReadOnlyList<object?>)[KindName(o.Kind), o.Invited, o.Accepted, o.Sent, o.Hosted, o.PersonDays])])
    {
        Note = text["Reports.StaysCounted"],
    };

    public ReportTable Funnel(RoundReport round) => new(
        $"{round.Code}-funnel",
        Tab("Reports.Tab.Funnel", round),
        Titled("Reports.Table.Funnel", round),
        [text["Shared.Stage"], text["Shared.Side.Public"], text["Shared.Side.Business"], text["Shared.Total"]],
        [.. round.Funnel.Select(f => Row(text.Of(f.Stage), f.Count))]);

    public ReportTable Places(RoundReport round) => new(
        $"{round.Code}-places",
        Tab("Reports.Tab.Places", round),
        Titled("Reports.Table.Places", round),
        [text["Reports.Hosts"], text["Shared.Side.Public"], text["Shared.Side.Business"], text["Shared.Total"]],
        [Row(text["Reports.Offered"], round.Offered), Row(text["Reports.Filled"], round.Filled)]);

    public ReportTable Cancellations(RoundReport round) => new(
        $"{round.Code}-cancellations",
        Tab("Reports.Tab.Cancellations", round),
        Titled("Reports.Table.Cancellations", round),
        [text["Reports.WhatCancelled"], text["Shared.Side.Public"], text["Shared.Side.Business"], text["Shared.Total"]],
        [.. round.Cancellations.Select(c => Row(text.Of(c.Kind), c.Count))]);

    public ReportTable Trend(IReadOnlyList<TrendYear> years) => new(
        "trend",
        text["Reports.Table.Trend"],
        text["Reports.Table.Trend"],
        [
            text["Shared.Year"], text["Reports.PublicPeople"], text["Reports.BusinessPeople"], text["Reports.People"], text["Reports.PublicBodies"],
            text["Reports.Companies"], text["Reports.ChallengesSubmitted"], text["Reports.ChallengesSolved"], text["Shared.Note"], text["Reports.Source"],
        ],
        [.. years.Select(y => (IReadOnlyList<object?>)
        [
            y.Year, y.BySide?.Public, y.BySide?.Business, y.People, y.PublicBodies, y.Companies, y.ChallengesSubmitted, y.ChallengesSolved,
            NoteOf(y), y.Published is null ? text["Reports.OwnSource"] : Published("Source", y, y.Source),
        ])])
    {
        AsOfKey = "Reports.AsOfTrend",
        AsOf = (row, _, counted) => years[row].Published is null ? counted : null,
    };

    public ReportTable ChangeMeter(AnnualReport report) => new(
        "change-meter",
        text["Reports.Table.ChangeMeter"],
        text["Reports.Table.ChangeMeter"],
        [
            text["Reports.Solution"], text["Reports.Percent"], text["Reports.AsOf"], text["Reports.Source"], text["Solutions.State"],
            text["Solutions.Report.ActionsDone"], text["Solutions.Report.ActionsLate"],
        ],
        [.. report.ChangeMeter.Solutions.Select(s => (IReadOnlyList<object?>)
            [text.Of(s.Title), s.Percent, s.AsOf is null ? null : text.When(s.AsOf), s.Source, text.Of(s.State), s.ActionsDone, s.ActionsLate])])
    {
        AsOfKey = "Reports.AsOfMeter",
        AsOf = (row, column, counted) => column > MeterSource ? counted : DateOf(report.ChangeMeter.Solutions[row].AsOf),
    };

    /// <summary>What was published of the year, with a word on a cancelled exchange where it has none itself.</summary>
    private string NoteOf(TrendYear year)
    {
        var (note, cancelled) = (Published("Note", year, year.Note), text["Reports.ExchangeCancelled"]);
        return !year.IsCancelled || note.Contains(cancelled, StringComparison.OrdinalIgnoreCase) ? note
            : note.Length > 0 ? $"{cancelled}; {note}" : cancelled;
    }

    /// <summary>
    /// The history is published in English and may be replaced by another file: a text that is the English one of the resources is
    /// shown in the reader's language, another as it stands.
    /// </summary>
    private string Published(string what, TrendYear year, string stored)
    {
        var key = $"Reports.Published.{what}.{year.Published}";
        return text.Has(key) && Text.In(Language.English)[key] == stored ? text[key] : stored;
    }

    /// <summary>For other programs: a day as a day, a year as a number.</summary>
    private static object? DateOf(DayOrYear? when) => when is { Precision: DatePrecision.Day } ? when.Day : when?.Year;

    private static IReadOnlyList<object?> Row(string name, BySide count) => [name, count.Public, count.Business, count.Total];

    private string KindName(OrganisationKind kind) => text.Of(kind);

    private string Tab(string key, RoundReport round) => $"{round.Code} {text[key]}";

    private string Titled(string key, RoundReport round) => text[key, text.Of(round.Name)];
}
