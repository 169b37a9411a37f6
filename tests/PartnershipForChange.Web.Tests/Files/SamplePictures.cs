namespace PartnershipForChange.Web.Tests.Files;

/// <summary>The beginnings of pictures, as their formats prescribe them: enough to be told by.</summary>
internal static class SamplePictures
{
    /// <summary>3 × 2.</summary>
    public static byte[] Png { get; } =
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82,
    ];

    /// <summary>640 × 480, with a JFIF segment before the frame header.</summary>
    public static byte[] Jpeg { get; } =
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC0, 0, 17, 8, 1, 0xE0, 2, 0x80, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xDA, 0, 2, 9, 9, 0xFF, 0xD9,
    ];

    /// <summary>320 × 200.</summary>
    public static byte[] LossyWebP { get; } =
        [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8 "u8, 14, 0, 0, 0, 0x30, 1, 0, 0x9D, 1, 0x2A, 0x40, 1, 0xC8, 0, 0, 0, 0, 0];

    /// <summary>300 × 100.</summary>
    public static byte[] LosslessWebP { get; } =
        [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8, 14, 0, 0, 0, 0x2F, 0x2B, 0xC1, 0x18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>70 000 × 5.</summary>
    public static byte[] ExtendedWebP { get; } =
        [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0x6F, 0x11, 1, 4, 0, 0];
}
