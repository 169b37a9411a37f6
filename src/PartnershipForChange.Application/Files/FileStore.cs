using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace PartnershipForChange.Application.Files;

/// <summary>Where uploaded files are kept: configuration section <c>Files</c>.</summary>
public sealed class FileStoreOptions
{
    /// <summary>A folder outside the web root; with several nodes one that all of them share.</summary>
    public string Folder { get; set; } = "App_Data/files";
}

/// <summary>
/// Keeps uploaded files under the SHA-256 of their content: the same file is kept once, none is ever overwritten, and no
/// name that somebody typed becomes a path.
/// </summary>
public sealed class FileStore(IOptions<FileStoreOptions> options)
{
    /// <summary>Characters of a <see cref="Save"/>d file's key.</summary>
    public const int KeyLength = 64;

    /// <returns>The file's key: SHA-256 of the content in lower-case hexadecimal digits.</returns>
    public async Task<string> Save(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(key);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);

            // Whoever reads it finds all of it or nothing, even when the portal stops here.
            var unfinished = $"{path}.{Guid.NewGuid():N}";
            await File.WriteAllBytesAsync(unfinished, content, cancellation);
            File.Move(unfinished, path, overwrite: true);
        }

        return key;
    }

    /// <summary>The file for reading; null when there is none of this key, or it is no key.</summary>
    public Stream? Open(string key) => IsKey(key) && File.Exists(PathOf(key)) ? File.OpenRead(PathOf(key)) : null;

    /// <summary>Removes a file that nothing refers to any more.</summary>
    public void Remove(string key)
    {
        if (IsKey(key))
        {
            File.Delete(PathOf(key));
        }
    }

    private static bool IsKey(string key) => key.Length == KeyLength && key.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    private string PathOf(string key) => Path.Combine(Path.GetFullPath(options.Value.Folder), key[..2], key);
}
