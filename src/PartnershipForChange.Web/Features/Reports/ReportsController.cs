using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Reports;

/// <summary>Reports by calendar year and by round, on screen, as a spreadsheet and as CSV.</summary>
[Authorize(Policy = Policies.ReadReports)]
[Route("reports")]
public sealed class ReportsController(ReportQueries queries, ReportFiles files, ReportCharts charts, ReportTables tables) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var trend = await queries.Trend(cancellation);
        return View(new ReportsPage(await queries.Years(cancellation), trend, charts.Trend(trend), tables.Trend(trend)));
    }

    [HttpGet("{year:int}")]
    public async Task<IActionResult> Year(int year, CancellationToken cancellation) =>
        View(Page(T["Reports.YearTitle", year], $"/reports/{year}", await queries.Year(year, cancellation)));

    [HttpGet("{year:int}/xlsx")]
    public async Task<IActionResult> YearSpreadsheet(int year, CancellationToken cancellation) =>
        File(files.Spreadsheet(await queries.Year(year, cancellation)), Xlsx.ContentType, $"{T["Reports.FileName"]}-{year}.xlsx");

    [HttpGet("{year:int}/csv")]
    public async Task<IActionResult> YearCsv(int year, CancellationToken cancellation) =>
        File(files.Csv(await queries.Year(year, cancellation)), CsvExport.ContentType, $"{T["Reports.FileName"]}-{year}.csv");

    [HttpGet("rounds/{round}")]
    public async Task<IActionResult> Round(string round, CancellationToken cancellation)
    {
        var report = await queries.Round(round, cancellation);
        return View(nameof(Year), Page(T["Reports.RoundTitle", report.Rounds[0].Name], $"/reports/rounds/{round}", report));
    }

    [HttpGet("rounds/{round}/xlsx")]
    public async Task<IActionResult> RoundSpreadsheet(string round, CancellationToken cancellation) =>
        File(files.Spreadsheet(await queries.Round(round, cancellation)), Xlsx.ContentType, $"{T["Reports.RoundFileName"]}-{round}.xlsx");

    [HttpGet("rounds/{round}/csv")]
    public async Task<IActionResult> RoundCsv(string round, CancellationToken cancellation) =>
        File(files.Csv(await queries.Round(round, cancellation)), CsvExport.ContentType, $"{T["Reports.RoundFileName"]}-{round}.csv");

    private ReportPage Page(string title, string path, AnnualReport report) => new(
        title, path, report, charts.Trend(report.Trend), tables.Trend(report.Trend),
        [.. report.Rounds.Select(r => new ReportRoundPage(r, charts.Funnel(r), charts.Places(r), tables.Organisations(r), tables.Cancellations(r), tables.Parts(r)))]);
}
