using FluentValidation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Manage.Challenges;

public sealed class ChallengeInput
{
    public string Key { get; set; } = string.Empty;

    public string TitleSl { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    public string? OtherTitleSl { get; set; }

    public string? OtherTitleEn { get; set; }

    public string? DescriptionSl { get; set; }

    public string? DescriptionEn { get; set; }

    /// <summary>Code of the organisation that owns it.</summary>
    public string? OwnerCode { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public static ChallengeInput Of(ChallengeRow row) => new()
    {
        Key = row.Challenge.Key,
        TitleSl = row.Challenge.Title.Sl,
        TitleEn = row.Challenge.Title.En,
        OtherTitleSl = row.Challenge.OtherTitle.Sl,
        OtherTitleEn = row.Challenge.OtherTitle.En,
        DescriptionSl = row.Challenge.Description.Sl,
        DescriptionEn = row.Challenge.Description.En,
        OwnerCode = row.OwnerCode,
        Version = row.Challenge.Version,
    };

    public WriteChallenge Command(string round, string key) => new(
        round,
        key,
        new LocalisedText(TitleSl, TitleEn ?? string.Empty),
        new LocalisedText(OtherTitleSl ?? string.Empty, OtherTitleEn ?? string.Empty),
        new LocalisedText(DescriptionSl ?? string.Empty, DescriptionEn ?? string.Empty),
        OwnerCode,
        Version);
}

public sealed class ChallengeValidator : AbstractValidator<ChallengeInput>
{
    public ChallengeValidator()
    {
        RuleFor(x => x.Key).NotEmpty().WithMessage("Rules.Required").When(x => x.Version is null);
        RuleFor(x => x.TitleSl).NotEmpty().WithMessage("Rules.Required");
    }
}

/// <summary>The challenges of a round.</summary>
public sealed record ChallengesPage(Round Round, IReadOnlyList<ChallengeRow> Challenges)
{
    /// <summary>The challenges of the programme's template that the round has not.</summary>
    public IReadOnlyList<(string Key, ChallengeText Text)> Template =>
        [.. ProgrammeTemplate.Challenges.Where(t => Challenges.All(c => c.Challenge.Key != t.Key))];
}

/// <summary>The form of one challenge; a new one has no row.</summary>
public sealed record ChallengePage(Round Round, ChallengeInput Input, IReadOnlyList<OrganisationOption> Owners);

/// <summary>One challenge about to be removed.</summary>
public sealed record RemoveChallengePage(Round Round, ChallengeRow Row);
