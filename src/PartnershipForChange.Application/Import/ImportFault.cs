namespace PartnershipForChange.Application.Import;

/// <summary>
/// One thing wrong in an imported file, in a form a reader can find and mend.
/// </summary>
/// <param name="File">File name as the user knows it, for example <c>participants.csv</c>.</param>
/// <param name="Row">Row number as a spreadsheet shows it: the header is row 1; 0 when the whole file is meant.</param>
/// <param name="Column">Header name of the column; empty when the whole row or file is meant.</param>
/// <param name="Rule">Text key of the sentence, for example <c>Import.WeekNotMonday</c>.</param>
/// <param name="Arguments">Values for the sentence's places, in order.</param>
public sealed record ImportFault(string File, int Row, string Column, string Rule, IReadOnlyList<string> Arguments)
{
    public bool Equals(ImportFault? other) =>
        other is not null && File == other.File && Row == other.Row && Column == other.Column && Rule == other.Rule
        && Arguments.SequenceEqual(other.Arguments, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(File, Row, Column, Rule);

    public override string ToString() => $"{File}, {Row}, {Column}: {Rule} ({string.Join(", ", Arguments)})";
}
