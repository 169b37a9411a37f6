namespace PartnershipForChange.Domain.Registrations;

/// <summary>What a participant answers in the wizard; a step replaces its own answers (<c>with { ... }</c>) and leaves the rest.</summary>
public sealed record RegistrationAnswers
{
    public string Level { get; init; } = string.Empty;

    public bool JoinsExchange { get; init; } = true;

    public bool JoinsTeam { get; init; } = true;

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<DateOnly> Weeks { get; init; } = [];

    public IReadOnlyList<string> SkillsOffered { get; init; } = [];

    public IReadOnlyList<string> SkillsSought { get; init; } = [];

    public IReadOnlyList<string> HostWishes { get; init; } = [];

    public IReadOnlyList<string> ExcludedHosts { get; init; } = [];

    public IReadOnlyList<string> ChallengeWishes { get; init; } = [];

    public string Motivation { get; init; } = string.Empty;

    public string Replacement { get; init; } = string.Empty;
}
