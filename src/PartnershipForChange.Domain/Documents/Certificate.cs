using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Domain.Documents;

/// <summary>What a certificate is for.</summary>
public enum CertificateKind
{
    /// <summary>A confirmed placement whose week is over.</summary>
    Exchange,

    /// <summary>A session attended.</summary>
    Workshop,

    /// <summary>A team's proposal that was chosen.</summary>
    Solution,
}

/// <summary>What the holder lets strangers who check a certificate see of their name.</summary>
public enum NameShown
{
    Nothing,
    Initials,
    FullName,
}

public enum CertificateStanding
{
    Valid,
    Revoked,

    /// <summary>A newer one, with another name on it, counts instead.</summary>
    Replaced,
}

/// <summary>What somebody did that a certificate can say.</summary>
/// <param name="SubjectId">The placement, session or team.</param>
/// <param name="About">The host, the workshop's title or the challenge.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
public sealed record CertificateSubject(
    Guid RoundId, Guid PersonId, CertificateKind Kind, Guid SubjectId, LocalisedText About, DateOnly From, DateOnly To);

/// <summary>A document that says what somebody did, as it was issued; anyone who has its code can check it.</summary>
public sealed class Certificate : Entity
{
    public const int ReasonLength = 500;
    public const int AboutLength = 250;

    private Certificate()
    {
    }

    public Certificate(CertificateSubject subject, Person holder, DateTimeOffset now)
        : this(subject, holder, number: 1, now)
    {
    }

    private Certificate(CertificateSubject subject, Person holder, int number, DateTimeOffset now)
    {
        (RoundId, PersonId, Kind, SubjectId, About) = (subject.RoundId, subject.PersonId, subject.Kind, subject.SubjectId, subject.About);
        (From, To, HolderName, Number, IssuedAt, Code) = (subject.From, subject.To, holder.FullName, number, now, CertificateCode.New());
    }

    public Guid RoundId { get; private set; }

    public Guid PersonId { get; private set; }

    public CertificateKind Kind { get; private set; }

    /// <summary>The placement, session or team it speaks of.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>1 for the first for this person and subject, 2 for the one that replaces it ...</summary>
    public int Number { get; private set; }

    /// <summary>See <see cref="CertificateCode"/>.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>The name on it.</summary>
    public string HolderName { get; private set; } = string.Empty;

    public LocalisedText About { get; private set; } = LocalisedText.Empty;

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>What strangers see of the name; nothing until the holder says otherwise.</summary>
    public NameShown NameShown { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Why it was revoked; the holder and the coordinators read it.</summary>
    public string Reason { get; private set; } = string.Empty;

    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>The name as far as whoever checks it may see it; null: not at all, as of one that is not valid any more.</summary>
    public string? NameToStrangers => Standing != CertificateStanding.Valid ? null : NameShown switch
    {
        NameShown.FullName => HolderName,
        NameShown.Initials => string.Join(' ', HolderName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => $"{part[0]}.")),
        _ => null,
    };

    public CertificateStanding Standing =>
        RevokedAt is not null ? CertificateStanding.Revoked : ReplacedAt is not null ? CertificateStanding.Replaced : CertificateStanding.Valid;

    public void Show(NameShown name) => NameShown = name;

    /// <exception cref="DomainRuleException">When it is not valid, or no reason is given.</exception>
    public void Revoke(string? reason, DateTimeOffset now)
    {
        Guard.Against(WhyNotRevoke());
        Reason = Guard.Required(reason, ReasonLength, nameof(Reason));
        RevokedAt = now;
    }

    public bool CanRevoke() => WhyNotRevoke() is null;

    /// <summary>Another one with the name the holder has now; this one says that it is replaced.</summary>
    /// <exception cref="DomainRuleException">When it is not valid or the name is the same.</exception>
    public Certificate Reissue(Person holder, DateTimeOffset now)
    {
        Guard.Against(WhyNotReissue(holder.FullName));
        ReplacedAt = now;
        return new Certificate(new CertificateSubject(RoundId, PersonId, Kind, SubjectId, About, From, To), holder, Number + 1, now) { NameShown = NameShown };
    }

    /// <summary>
    /// Keeps of the name what the holder lets whoever checks it see, and nothing else of them: it can be checked as before. Cannot be undone.
    /// </summary>
    /// <param name="nameless">Who stands for the holder from now on.</param>
    public void Forget(Guid nameless)
    {
        PersonId = nameless;
        HolderName = NameToStrangers ?? string.Empty;
        Reason = string.Empty;
    }

    /// <param name="name">The name the holder has now.</param>
    public bool CanReissue(string name) => WhyNotReissue(name) is null;

    private DomainRuleException? WhyNotRevoke() =>
        Standing == CertificateStanding.Valid ? null : new DomainRuleException("Rules.CertificateNotValid");

    private DomainRuleException? WhyNotReissue(string name) =>
        WhyNotRevoke() ?? (name == HolderName ? new DomainRuleException("Rules.CertificateSameName") : null);
}
