using System.Text;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Files;

namespace PartnershipForChange.Web.Tests.Files;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"p4c-files-{Guid.NewGuid():N}");
    private readonly FileStore _store;

    public FileTests() => _store = new FileStore(Options.Create(new FileStoreOptions { Folder = _folder }));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_is_kept_once_under_the_hash_of_its_content()
    {
        var key = await _store.Save("abc"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(key, await _store.Save("abc"u8.ToArray(), TestContext.Current.CancellationToken));

        // FIPS 180-2, appendix B.1.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", key);
        Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
        await using (var file = _store.Open(key)!)
        {
            using var reader = new StreamReader(file);
            Assert.Equal("abc", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        _store.Remove(key);
        Assert.Null(_store.Open(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void What_is_no_key_opens_nothing(string key) => Assert.Null(_store.Open(key));

    [Fact]
    public void Pictures_are_told_by_their_content_and_say_their_size()
    {
        Assert.Equal((FileKinds.Png, (3, 2)), (FileKinds.Of(SamplePictures.Png), FileKinds.SizeOf(SamplePictures.Png)));
        Assert.Equal((FileKinds.Jpeg, (640, 480)), (FileKinds.Of(SamplePictures.Jpeg), FileKinds.SizeOf(SamplePictures.Jpeg)));
        Assert.Equal((FileKinds.WebP, (320, 200)), (FileKinds.Of(SamplePictures.LossyWebP), FileKinds.SizeOf(SamplePictures.LossyWebP)));
        Assert.Equal((FileKinds.WebP, (300, 100)), (FileKinds.Of(SamplePictures.LosslessWebP), FileKinds.SizeOf(SamplePictures.LosslessWebP)));
        Assert.Equal((FileKinds.WebP, (70000, 5)), (FileKinds.Of(SamplePictures.ExtendedWebP), FileKinds.SizeOf(SamplePictures.ExtendedWebP)));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("GIF89a")]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7")]
    [InlineData("")]
    public void What_is_not_a_picture_is_none(string content) => Assert.Null(FileKinds.Of(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_picture_that_is_cut_off_has_no_size()
    {
        foreach (var picture in new[] { SamplePictures.Png, SamplePictures.Jpeg, SamplePictures.LossyWebP, SamplePictures.LosslessWebP })
        {
            Assert.Null(FileKinds.SizeOf(picture.AsSpan(0, 12)));
        }
    }

    [Fact]
    public void Metadata_is_taken_out_of_every_kind_and_the_picture_stays()
    {
        byte[] text = [0, 0, 0, 4, .. "tEXt"u8, .. "home"u8, 0, 0, 0, 0];
        byte[] withText = [.. SamplePictures.Png[..33], .. text, .. SamplePictures.Png[33..], .. "<script>"u8];
        Assert.Equal(SamplePictures.Png, PictureMetadata.Without(withText));

        byte[] comment = [0xFF, 0xFE, 0, 6, .. "home"u8];
        Assert.Equal(SamplePictures.Jpeg, PictureMetadata.Without([.. SamplePictures.Jpeg[..20], .. comment, .. SamplePictures.Jpeg[20..]]));

        byte[] exif = [.. "EXIF"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        byte[] withExif = [.. SamplePictures.ExtendedWebP, .. exif];
        withExif[4] += (byte)exif.Length;
        withExif[20] = 0x08;
        Assert.Equal(SamplePictures.ExtendedWebP, PictureMetadata.Without(withExif));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(6, true)]
    public void Of_a_photographs_metadata_only_its_orientation_stays(byte orientation, bool stays)
    {
        // A little-endian Exif segment of two entries, as phones write it: the maker, and the orientation.
        byte[] exif =
        [
            0xFF, 0xE1, 0, 46, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0,
            0x0F, 0x01, 2, 0, 4, 0, 0, 0, .. "abc\0"u8, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
        ];
        byte[] photograph = [.. SamplePictures.Jpeg[..20], .. exif, .. SamplePictures.Jpeg[20..]];

        byte[] clean = PictureMetadata.Without(photograph)!;

        Assert.Equal(-1, clean.AsSpan().IndexOf("abc"u8));
        Assert.Equal(SamplePictures.Jpeg.Length + (stays ? 36 : 0), clean.Length);
        Assert.Equal((640, 480), FileKinds.SizeOf(clean));
        Assert.Equal(clean, PictureMetadata.Without(clean));
        Assert.Equal(stays, clean.AsSpan().IndexOf("Exif"u8) >= 0);
    }

    [Fact]
    public void What_is_cut_off_has_none_to_take_out()
    {
        Assert.Null(PictureMetadata.Without(SamplePictures.Png.AsSpan(0, 40)));
        Assert.Null(PictureMetadata.Without(SamplePictures.Jpeg.AsSpan(0, 25)));
        Assert.Null(PictureMetadata.Without("GIF89a"u8));
    }
}
