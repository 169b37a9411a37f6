namespace PartnershipForChange.Domain.Teams;

/// <summary>A file that belongs to a proposal. Its content is kept outside the database, by <see cref="Key"/>.</summary>
public sealed class ProposalFile : Entity
{
    public const int NameLength = 150;
    public const int KeyLength = 64;
    public const int MostMegabytes = 10;
    public const int MostBytes = MostMegabytes * 1024 * 1024;

    private ProposalFile()
    {
    }

    internal ProposalFile(Guid proposalId, ProposalUpload upload, Guid by, DateTimeOffset now)
    {
        (ProposalId, AddedById, AddedAt) = (proposalId, by, now);
        (Name, ContentType, Bytes, Key) = (upload.Name, upload.ContentType, upload.Bytes, upload.Key);
    }

    public Guid ProposalId { get; private set; }

    /// <summary>As people see it and download it; never part of a path.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>By its content, not by what the browser said.</summary>
    public string ContentType { get; private set; } = string.Empty;

    public int Bytes { get; private set; }

    /// <summary>Where the content is kept.</summary>
    public string Key { get; private set; } = string.Empty;

    public Guid AddedById { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>
    /// The name a browser sent, fit to be shown: without a path or signs that no name has, with the extension of what the
    /// content is.
    /// </summary>
    /// <exception cref="DomainRuleException">When nothing is left of it.</exception>
    public static string CleanName(string? sent, string extension)
    {
        var last = (sent ?? string.Empty).Split('/', '\\')[^1].Normalize();
        var stem = last.LastIndexOf('.') is > 0 and var dot ? last[..dot] : last;
        var clean = new string([.. stem.Where(c => !char.IsControl(c) && !"<>:\"|?*\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069".Contains(c, StringComparison.Ordinal))]).Trim(' ', '.');
        var most = NameLength - extension.Length - 1;
        return clean.Length == 0
            ? throw new DomainRuleException("Rules.FileName") { Field = "File" }
            : $"{(clean.Length <= most ? clean : clean[..most].TrimEnd())}.{extension}";
    }
}

/// <summary>A file that was looked at and stored.</summary>
public sealed record ProposalUpload(string Name, string ContentType, int Bytes, string Key);
