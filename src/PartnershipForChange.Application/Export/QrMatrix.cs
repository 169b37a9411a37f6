using QRCoder;

namespace PartnershipForChange.Application.Export;

/// <summary>
/// A QR code (ISO/IEC 18004) as its squares, so that pages and documents draw it their own way. Error correction level M:
/// up to 15 % of it may be dirty or torn.
/// </summary>
public sealed class QrMatrix
{
    private readonly bool[,] _dark;

    private QrMatrix(bool[,] dark) => _dark = dark;

    /// <summary>Squares on each side, the quiet zone of four around it included.</summary>
    public int Size => _dark.GetLength(0);

    public bool this[int column, int row] => _dark[column, row];

    /// <param name="text">What a reader of the code gets: an address.</param>
    public static QrMatrix Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count;
        var dark = new bool[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                dark[column, row] = data.ModuleMatrix[row][column];
            }
        }

        return new QrMatrix(dark);
    }

    /// <summary>The dark squares as runs in a row: column, row, length.</summary>
    public IEnumerable<(int Column, int Row, int Length)> Runs()
    {
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var from = column;
                while (column < Size && _dark[column, row])
                {
                    column++;
                }

                if (column > from)
                {
                    yield return (from, row, column - from);
                }
            }
        }
    }
}
