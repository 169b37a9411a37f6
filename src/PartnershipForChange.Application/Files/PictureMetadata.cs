using System.Buffers.Binary;

namespace PartnershipForChange.Application.Files;

/// <summary>
/// Takes out of a picture what does not show: where and when it was taken, with what, by whom. Only which way up it is to
/// be seen stays, since phones write that there.
/// </summary>
public static class PictureMetadata
{
    private static readonly string[] PngText = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME"];

    /// <returns>The same picture without metadata; null when it is not built as its format demands.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> picture)
    {
        var kind = FileKinds.Of(picture);
        return kind == FileKinds.Png ? OfPng(picture)
            : kind == FileKinds.Jpeg ? OfJpeg(picture)
            : kind == FileKinds.WebP ? OfWebP(picture)
            : null;
    }

    // W3C PNG, 5.3: length, type, data, checksum.
    private static byte[]? OfPng(ReadOnlySpan<byte> png)
    {
        var kept = new List<byte>(png.Length);
        kept.AddRange(png[..8]);
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length - at - 12)
            {
                return null;
            }

            var whole = png.Slice(at, (int)length + 12);
            var type = System.Text.Encoding.ASCII.GetString(whole[4..8]);
            if (!PngText.Contains(type))
            {
                kept.AddRange(whole);
            }

            // Whatever follows the end is no part of the picture.
            if (type == "IEND")
            {
                return [.. kept];
            }

            at += whole.Length;
        }

        return null;
    }

    // ITU-T T.81, B.1.1: marker, length, data; after the start of scan (DA) come coded data up to the end.
    private static byte[]? OfJpeg(ReadOnlySpan<byte> jpeg)
    {
        var kept = new List<byte>(jpeg.Length) { 0xFF, 0xD8 };
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (marker == 0xDA)
            {
                kept.AddRange(jpeg[at..]);
                return [.. kept];
            }

            if (marker is 0xFF or 0xD9 || length < 2 || length > jpeg.Length - at - 2)
            {
                return null;
            }

            var whole = jpeg.Slice(at, length + 2);
            if (marker == 0xE1)
            {
                kept.AddRange(OrientationOf(whole) is { } orientation ? Segment(orientation) : []);
            }
            else if (marker is not (0xED or 0xFE))
            {
                kept.AddRange(whole);
            }

            at += whole.Length;
        }

        return null;
    }

    /// <summary>Exif 2.3, 4.6.4: tag 0x0112 of the first directory, 1 to 8; null where it is missing or 1, as it is by default.</summary>
    private static byte? OrientationOf(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 24 || !segment[4..].StartsWith("Exif\0\0"u8))
        {
            return null;
        }

        var tiff = segment[10..];
        var isLittle = tiff[0] == (byte)'I';
        ushort Short(ReadOnlySpan<byte> from) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
        var first = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2)
        {
            return null;
        }

        var count = Short(tiff[(int)first..]);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)first + 2 + (12 * i);
            if (entry + 12 > tiff.Length)
            {
                return null;
            }

            if (Short(tiff[entry..]) == 0x0112)
            {
                return Short(tiff[(entry + 8)..]) is > 1 and <= 8 and var orientation ? (byte)orientation : null;
            }
        }

        return null;
    }

    /// <summary>An Exif segment that says nothing but the orientation.</summary>
    private static byte[] Segment(byte orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ];

    // RFC 9649, 2.3 and 2.7: chunks of even length; the extended header has a bit for each kind of metadata.
    private static byte[]? OfWebP(ReadOnlySpan<byte> webp)
    {
        var kept = new List<byte>(webp.Length);
        kept.AddRange(webp[..12]);
        for (var at = 12; at + 8 <= webp.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(webp[(at + 4)..]);
            if (length > webp.Length - at - 8)
            {
                return null;
            }

            var whole = webp.Slice(at, (int)Math.Min(8 + length + (length & 1), webp.Length - at)).ToArray();
            if (whole.AsSpan().StartsWith("VP8X"u8))
            {
                const int exifAndXmp = 0x0C;
                whole[8] = (byte)(whole[8] & ~exifAndXmp);
            }

            if (!whole.AsSpan().StartsWith("EXIF"u8) && !whole.AsSpan().StartsWith("XMP "u8))
            {
                kept.AddRange(whole);
            }

            at += whole.Length;
        }

        byte[] all = [.. kept];
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(4), (uint)all.Length - 8);
        return all;
    }
}
