using System.Globalization;
using System.Text;
using CsvHelper;

namespace PartnershipForChange.Application.Import;

/// <summary>A column a file may have. Columns are found by name, in any order.</summary>
/// <param name="Name">Header name.</param>
/// <param name="Required">False where the file is complete without the column.</param>
internal sealed record CsvColumn(string Name, bool Required = true);

/// <summary>
/// Reads a CSV file (RFC 4180, delimiter <c>,</c> or <c>;</c>, UTF-8 with or without byte order mark) row by row,
/// without holding it in memory, and reports what is wrong with its form.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>A row longer than this, in bytes, is a quote that was never closed, not text.</summary>
    private const int MaxRowBytes = 64 * 1024;

    private readonly string _file;
    private readonly ImportFaults _faults;
    private readonly StreamReader _reader;
    private readonly string[] _header;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly string[] _cells;
    private readonly CsvReader _records;
    private readonly int _maxRows;
    private bool _encodingReported;

    private CsvTable(
        string file, StreamReader reader, string[] header, char delimiter, int maxRows, ImportFaults faults)
    {
        _file = file;
        _reader = reader;
        _header = header;
        _cells = new string[header.Length];
        _maxRows = maxRows;
        _faults = faults;
        _records = CsvReader.Create(reader, Options(delimiter) with { OnMalformedRecord = ReportQuotes }, leaveOpen: true);
    }

    /// <summary>Row number of the current row as a spreadsheet shows it; the header is row 1.</summary>
    public int Row { get; private set; } = 1;

    /// <summary>The current row's cell, trimmed; empty where the file lacks the column.</summary>
    public string this[string column] => _columns.TryGetValue(column, out var index) ? _cells[index] : string.Empty;

    /// <summary>
    /// Opens a file and checks its header. Null when there is no header to go by; why is then in
    /// <paramref name="faults"/>.
    /// </summary>
    public static CsvTable? Open(
        Stream stream, string file, IReadOnlyList<CsvColumn> columns, ImportLimits limits, ImportFaults faults)
    {
        if (stream.CanSeek && stream.Length > limits.MaxBytes)
        {
            faults.Add(file, 0, string.Empty, "FileTooLarge", Megabytes(stream.Length), Megabytes(limits.MaxBytes));
            return null;
        }

        // Bytes that are not UTF-8 become U+FFFD, and are reported where they stand.
        var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var line = reader.ReadLine();
        if (string.IsNullOrWhiteSpace(line))
        {
            faults.Add(file, 0, string.Empty, "FileEmpty");
            reader.Dispose();
            return null;
        }

        // A spreadsheet's own format is full of control characters; UTF-16 has a null in every Latin letter.
        if (line.Any(character => char.IsControl(character) && character != '\t'))
        {
            faults.Add(file, 1, string.Empty, line.StartsWith("PK", StringComparison.Ordinal) ? "NotCsv" : "NotUtf8");
            reader.Dispose();
            return null;
        }

        var delimiter = Delimiter(line);
        var header = Split(line, delimiter);
        if (header.Length == 1 && line.Contains('\t', StringComparison.Ordinal))
        {
            faults.Add(file, 1, string.Empty, "TabSeparated");
            reader.Dispose();
            return null;
        }

        if (KnownFiles.Other(header, columns) is { } other)
        {
            faults.Add(file, 1, string.Empty, $"LooksLike.{other}");
            reader.Dispose();
            return null;
        }

        var table = new CsvTable(file, reader, header, delimiter, limits.MaxRows, faults);
        if (!table.CheckHeader(columns))
        {
            faults.Add(file, 1, string.Empty, "NotCsv");
            table.Dispose();
            return null;
        }

        return table;
    }

    /// <summary>True when the file has the column.</summary>
    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Moves to the next row that has anything in it. False at the end of the file.</summary>
    public bool Read()
    {
        while (ReadRecord())
        {
            Row++;
            if (Row - 1 > _maxRows)
            {
                _faults.Add(_file, Row, string.Empty, "TooManyRows", _maxRows.ToString(CultureInfo.InvariantCulture));
                return false;
            }

            if (TakeCells())
            {
                return true;
            }
        }

        return false;
    }

    public void Fault(string column, string rule, params string[] arguments) =>
        _faults.Add(_file, Row, column, rule, arguments);

    public void Dispose()
    {
        _records.Dispose();
        _reader.Dispose();
    }

    private static CsvReaderOptions Options(char delimiter) => new()
    {
        Separator = delimiter,
        HasHeader = false,
        // Blank lines count: a spreadsheet shows them as rows.
        SkipEmptyLines = false,
        MaxRecordSize = MaxRowBytes,
    };

    /// <summary>The delimiter that stands more often outside quotes in the header.</summary>
    private static char Delimiter(string header)
    {
        var (commas, semicolons, quoted) = (0, 0, false);
        foreach (var character in header)
        {
            quoted ^= character == '"';
            commas += !quoted && character == ',' ? 1 : 0;
            semicolons += !quoted && character == ';' ? 1 : 0;
        }

        return semicolons > commas ? ';' : ',';
    }

    private static string[] Split(string line, char delimiter)
    {
        using var header = CsvReader.FromText(line, Options(delimiter));
        header.Read();
        return [.. header.Current.ToArray().Select(name => name.Trim())];
    }

    private static string Megabytes(long bytes) => (bytes / 1024 / 1024).ToString(CultureInfo.InvariantCulture);

    /// <summary>False when the header is no text and names no column, as of a picture: it is of no use to say what is wrong inside.</summary>
    private bool CheckHeader(IReadOnlyList<CsvColumn> columns)
    {
        if (_header.Any(name => name.Contains('\uFFFD')) && !columns.Any(column => _header.Contains(column.Name, StringComparer.OrdinalIgnoreCase)))
        {
            return false;
        }

        for (var cell = 0; cell < _header.Length; cell++)
        {
            var name = _header[cell];
            if (name.Length == 0)
            {
                continue;
            }

            if (!columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                var known = string.Join(", ", columns.Select(column => column.Name));
                _faults.Add(_file, 1, name, name.Contains('\uFFFD') ? "NotUtf8" : "ColumnUnknown", name, known);
            }
            else if (!_columns.TryAdd(name, cell))
            {
                _faults.Add(_file, 1, name, "ColumnTwice", name);
            }
        }

        foreach (var column in columns.Where(column => column.Required && !_columns.ContainsKey(column.Name)))
        {
            _faults.Add(_file, 1, column.Name, "ColumnMissing", column.Name);
        }

        return true;
    }

    private bool ReadRecord()
    {
        try
        {
            return _records.Read();
        }
        catch (CsvFormatException)
        {
            _faults.Add(_file, Row + 1, string.Empty, "QuoteNotClosed");
            return false;
        }
    }

    /// <summary>Takes the record's cells; false when the row is blank or has not the header's shape.</summary>
    private bool TakeCells()
    {
        var blank = true;
        for (var cell = 0; cell < _records.FieldCount; cell++)
        {
            var text = _records.GetString(cell).Trim();
            blank &= text.Length == 0;
            if (text.Contains('\uFFFD') && !_encodingReported)
            {
                _encodingReported = true;
                Fault(ColumnAt(cell), "NotUtf8");
            }

            if (cell < _header.Length)
            {
                _cells[cell] = text;
            }
            else if (text.Length > 0)
            {
                Fault(string.Empty, "TooManyCells", Number(_records.FieldCount), Number(_header.Length));
                return false;
            }
        }

        if (!blank && _records.FieldCount < _header.Length)
        {
            Fault(string.Empty, "TooFewCells", Number(_records.FieldCount), Number(_header.Length));
            return false;
        }

        return !blank;
    }

    private void ReportQuotes(CsvMalformedRecord record) => _faults.Add(
        _file, Row + 1, string.Empty,
        record.Reason == CsvMalformedReason.UnterminatedQuote ? "QuoteNotClosed" : "QuoteStray");

    private string ColumnAt(int cell) => cell < _header.Length ? _header[cell] : string.Empty;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
