using System.Globalization;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Import;

/// <summary>The page that takes the files.</summary>
public sealed record ImportStart(Round Of, ImportInput Input)
{
    public string Round => Of.Code;
}

/// <summary>The page that takes a contact's file, while people can be nominated.</summary>
public sealed record NominationStart(string Organisation, string Round, OrganisationPeople People, NominationFileInput Input);

/// <summary>The page of one import.</summary>
/// <param name="Base">Address of the pages of this kind of import, for example <c>/manage/2027/import</c>.</param>
/// <param name="Done">Page that shows what was imported.</param>
public sealed record JobPage(ImportJobPage Job, string Base, string Done)
{
    public string Address => $"{Base}/{Job.Id}";

    public bool IsWorking => Job.State is ImportJobState.Queued or ImportJobState.Running;
}

public static class FaultExport
{
    /// <summary>Faults whose values are counts, not what stands in a cell.</summary>
    private static readonly HashSet<string> OfCounts = ["Import.TooManyRows", "Import.TooLong", "Import.TooManyItems"];

    /// <summary>The faults as a file: one a row, in the reader's words.</summary>
    public static byte[] ToCsv(this ImportReport report, Text text) => CsvExport.Of(
        [text["Import.Column.File"], text["Import.Column.Row"], text["Import.Column.Column"], text["Import.Column.Reason"]],
        report.Faults.Select(f => (IReadOnlyList<object?>)[f.File, f.Row == 0 ? null : f.Row, f.Column, text.Of(f)]),
        LanguageExtensions.FromCulture(text.Culture));

    /// <summary>What is wrong, in the reader's words.</summary>
    public static string Of(this Text text, ImportFault fault) => OfCounts.Contains(fault.Rule)
        ? text[fault.Rule, [.. fault.Arguments.Select(count => (object)long.Parse(count, CultureInfo.InvariantCulture))]]
        : text[fault.Rule, [.. fault.Arguments]];
}
