using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PartnershipForChange.Application.Export.Pdf;

/// <summary>The objects of a PDF file (ISO 32000-1, 7.5), numbered from 1 in the order they are added.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>Keeps a number for an object that is told later, since others point to it.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public void Set(int number, string text) => _objects[number - 1] = Encoding.Latin1.GetBytes(text);

    public int Add(string text)
    {
        _objects.Add(Encoding.Latin1.GetBytes(text));
        return _objects.Count;
    }

    /// <summary>Adds data, compressed.</summary>
    /// <param name="entries">Further entries of its dictionary.</param>
    public int AddStream(byte[] data, string entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(data);
        }

        var head = Encoding.Latin1.GetBytes($"<</Filter/FlateDecode/Length {packed.Length}{entries}>>\nstream\n");
        _objects.Add([.. head, .. packed.ToArray(), .. "\nendstream"u8]);
        return _objects.Count;
    }

    /// <summary>A text that any reader shows right: UTF-16 with its mark, in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <param name="catalog">Number of the catalogue.</param>
    /// <param name="info">Number of the title and author.</param>
    public byte[] ToArray(int catalog, int info)
    {
        using var file = new MemoryStream();

        // The second line, of letters beyond ASCII, tells transports that the file is not text.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        for (var i = 0; i < _objects.Count; i++)
        {
            places.Add(file.Length);
            file.Write([.. Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"), .. _objects[i], .. "\nendobj\n"u8]);
        }

        var table = file.Length;
        var end = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => end.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        end.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {_objects.Count + 1}/Root {catalog} 0 R/Info {info} 0 R>>\nstartxref\n{table}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(end.ToString()));
        return file.ToArray();
    }
}
