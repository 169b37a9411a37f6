using System.Buffers.Binary;

namespace PartnershipForChange.Application.Files;

/// <summary>A kind of file the portal takes, known by its content, never by the name or type a browser gives.</summary>
/// <param name="Extension">Without a dot, in lower case.</param>
/// <param name="ContentType">What it is served as.</param>
public sealed record FileKind(string Extension, string ContentType);

/// <summary>Tells files apart by the bytes they begin with.</summary>
public static class FileKinds
{
    public static FileKind Png { get; } = new("png", "image/png");

    public static FileKind Jpeg { get; } = new("jpg", "image/jpeg");

    public static FileKind WebP { get; } = new("webp", "image/webp");

    /// <summary>Pictures that every browser shows.</summary>
    public static IReadOnlyList<FileKind> Pictures { get; } = [Png, Jpeg, WebP];

    /// <summary>Null when the content is none of those the portal knows.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : content.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg
        : content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? WebP
        : null;

    /// <summary>The kind of picture with this extension; null for any other.</summary>
    public static FileKind? PictureWith(string extension) => Pictures.FirstOrDefault(k => k.Extension == extension);

    /// <summary>Width and height in pixels; null when the picture does not say them as its format demands.</summary>
    public static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> picture)
    {
        var size = Of(picture) is not { } kind ? null
            : kind == Png ? PngSize(picture)
            : kind == Jpeg ? JpegSize(picture)
            : WebPSize(picture);
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    // W3C PNG, 11.2.1: IHDR comes first, with width and height as its first fields.
    private static (int Width, int Height)? PngSize(ReadOnlySpan<byte> png) => png.Length >= 33 && png[12..16].SequenceEqual("IHDR"u8)
        ? (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]))
        : null;

    // ITU-T T.81, B.2.2: the frame header (SOFn) carries the size; the segments before it are passed over.
    private static (int Width, int Height)? JpegSize(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]));
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || marker is 0xD9 or 0xDA)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }

    // RFC 9649, 2.5 to 2.7: lossy, lossless and extended files say their size in different places.
    private static (int Width, int Height)? WebPSize(ReadOnlySpan<byte> webp)
    {
        if (webp.Length < 30)
        {
            return null;
        }

        var chunk = webp[12..16];
        if (chunk.SequenceEqual("VP8 "u8) && webp[23..26].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(webp[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(webp[28..]) & 0x3FFF);
        }

        if (chunk.SequenceEqual("VP8L"u8) && webp[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(webp[21..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return chunk.SequenceEqual("VP8X"u8)
            ? ((webp[24] | (webp[25] << 8) | (webp[26] << 16)) + 1, (webp[27] | (webp[28] << 8) | (webp[29] << 16)) + 1)
            : null;
    }
}
