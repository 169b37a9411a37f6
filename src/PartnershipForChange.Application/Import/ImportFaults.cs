using System.Collections;
using System.Globalization;

namespace PartnershipForChange.Application.Import;

/// <summary>
/// Every fault of an import, in the order files are read. Only the first <see cref="MaxListed"/> are kept, so that
/// a wrong file of many rows does not make a list nobody can read; <see cref="Total"/> counts them all.
/// </summary>
public sealed class ImportFaults : IReadOnlyList<ImportFault>
{
    /// <summary>Faults kept for showing.</summary>
    public const int MaxListed = 500;

    /// <summary>Longest piece of a cell quoted back in a fault, characters. A cell's text is always the first value.</summary>
    private const int MaxQuoted = 60;

    private readonly List<ImportFault> _listed = [];

    /// <summary>Number of faults found, listed or not.</summary>
    public int Total { get; private set; }

    public int Count => _listed.Count;

    public ImportFault this[int index] => _listed[index];

    public IEnumerator<ImportFault> GetEnumerator() => _listed.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The faults kept, file by file and row by row: a later check may find one in an earlier row.</summary>
    public IReadOnlyList<ImportFault> ByRow()
    {
        List<string> files = [.. _listed.Select(fault => fault.File).Distinct()];
        return [.. _listed.OrderBy(fault => files.IndexOf(fault.File)).ThenBy(fault => fault.Row)];
    }

    internal void Add(string file, int row, string column, string rule, params string[] arguments)
    {
        Total++;
        if (_listed.Count < MaxListed)
        {
            string[] values = [.. arguments.Take(1).Select(Quoted), .. arguments.Skip(1)];
            _listed.Add(new ImportFault(file, row, column, $"Import.{rule}", values));
        }
    }

    /// <summary>Adds what a rule of the programme says against a row; the sentence is the rule's own.</summary>
    internal void Add(string file, int row, string column, DomainRuleException broken)
    {
        Total++;
        if (_listed.Count < MaxListed)
        {
            _listed.Add(new ImportFault(file, row, column, broken.Rule, [.. broken.Arguments.Select(Shown)]));
        }
    }

    private static string Shown(object argument) => Quoted(argument switch
    {
        IFormattable value => value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? string.Empty,
    });

    private static string Quoted(string value) => value.Length <= MaxQuoted ? value : $"{value[..MaxQuoted]}…";
}
