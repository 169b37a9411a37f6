using System.Globalization;
using FluentValidation;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Features.Me;

/// <summary>What a step posts: its own answers, which replace those saved, and nothing else.</summary>
public interface IStepInput
{
    RegistrationAnswers Into(RegistrationAnswers answers);
}

public sealed class AboutInput : IStepInput
{
    public string? Level { get; set; }

    public bool JoinsExchange { get; set; }

    public bool JoinsTeam { get; set; }

    public static AboutInput Of(Registration registration) => new()
    {
        Level = registration.Level, JoinsExchange = registration.JoinsExchange, JoinsTeam = registration.JoinsTeam,
    };

    public RegistrationAnswers Into(RegistrationAnswers answers) => answers with
    {
        Level = Level ?? string.Empty, JoinsExchange = JoinsExchange, JoinsTeam = JoinsTeam,
    };
}

public sealed class WeeksInput : IStepInput
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Mondays as yyyy-MM-dd.</summary>
    public IList<string> Weeks { get; set; } = [];

    public IList<string> Languages { get; set; } = [];

    public static string Value(DateOnly monday) => monday.ToString(Format, CultureInfo.InvariantCulture);

    public static WeeksInput Of(Registration registration) => new()
    {
        Weeks = [.. registration.Weeks.Select(Value)], Languages = registration.Languages,
    };

    public RegistrationAnswers Into(RegistrationAnswers answers) => answers with
    {
        Weeks = [.. Weeks.Select(w => DateOnly.ParseExact(w, Format, CultureInfo.InvariantCulture))], Languages = [.. Languages],
    };
}

public sealed class WeeksValidator : AbstractValidator<WeeksInput>
{
    public WeeksValidator() =>
        RuleForEach(x => x.Weeks).Must(week => DateOnly.TryParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .OverridePropertyName(nameof(WeeksInput.Weeks)).WithMessage("Rules.NotReadable").WithState((_, week) => new object[] { week });
}

public sealed class SkillsInput : IStepInput
{
    public IList<string> SkillsOffered { get; set; } = [];

    public IList<string> SkillsSought { get; set; } = [];

    public static SkillsInput Of(Registration registration) => new() { SkillsOffered = registration.SkillsOffered, SkillsSought = registration.SkillsSought };

    public RegistrationAnswers Into(RegistrationAnswers answers) => answers with { SkillsOffered = [.. SkillsOffered], SkillsSought = [.. SkillsSought] };
}

/// <summary>A ranked list and the button that was pressed: a line moved, a line added, or on to the next step.</summary>
public abstract class RankedInput
{
    /// <summary>What <see cref="Ranking"/> reads.</summary>
    public string? Move { get; set; }

    /// <summary>Code of what is put at the end of the list.</summary>
    public string? Add { get; set; }

    /// <summary>True when the reader goes on, not only changes the list.</summary>
    public bool GoesOn => Move is null && Add is null && Stays is null;

    /// <summary>Set by buttons that save and show the step again.</summary>
    public string? Stays { get; set; }

    protected IReadOnlyList<string> Ranked(IEnumerable<string> list) =>
        [.. Ranking.Move([.. list], Move).Concat(Add is { Length: > 0 } ? [Add] : Enumerable.Empty<string>()).Distinct(StringComparer.OrdinalIgnoreCase)];
}

public sealed class HostsInput : RankedInput, IStepInput
{
    public IList<string> HostWishes { get; set; } = [];

    public IList<string> ExcludedHosts { get; set; } = [];

    /// <summary>Code of a host the person does not want.</summary>
    public string? Exclude { get; set; }

    /// <summary>Code of a host the person no longer minds.</summary>
    public string? Allow { get; set; }

    public string? Search { get; set; }

    /// <summary>The page of hosts that a button asks for.</summary>
    public int? Page { get; set; }

    /// <summary>The page of hosts that is on screen.</summary>
    public int Shown { get; set; } = 1;

    /// <summary>The page to show next: a new search begins at the first.</summary>
    public int NextPage => Page ?? (Stays is null ? Shown : 1);

    /// <summary>True when the reader goes on to the next step.</summary>
    public bool IsDone => GoesOn && Exclude is null && Allow is null && Page is null;

    public static HostsInput Of(Registration registration, string? search, int page) => new()
    {
        HostWishes = registration.HostWishes, ExcludedHosts = registration.ExcludedHosts, Search = search, Shown = page,
    };

    /// <summary>A host moves between the two lists rather than standing in both.</summary>
    public RegistrationAnswers Into(RegistrationAnswers answers) => answers with
    {
        HostWishes = [.. Ranked(HostWishes).Where(code => code != Exclude)],
        ExcludedHosts = [.. ExcludedHosts.Append(Exclude ?? string.Empty).Where(code => code.Length > 0 && code != Allow && code != Add).Distinct()],
    };
}

public sealed class ChallengesInput : RankedInput, IStepInput
{
    public IList<string> ChallengeWishes { get; set; } = [];

    public static ChallengesInput Of(Registration registration) => new() { ChallengeWishes = registration.ChallengeWishes };

    public RegistrationAnswers Into(RegistrationAnswers answers) => answers with { ChallengeWishes = Ranked(ChallengeWishes) };
}

public sealed class MotivationInput : IStepInput
{
    public string? Motivation { get; set; }

    public string? Replacement { get; set; }

    public static MotivationInput Of(Registration registration) => new() { Motivation = registration.Motivation, Replacement = registration.Replacement };

    public RegistrationAnswers Into(RegistrationAnswers answers) => answers with
    {
        Motivation = Motivation ?? string.Empty, Replacement = Replacement ?? string.Empty,
    };
}
