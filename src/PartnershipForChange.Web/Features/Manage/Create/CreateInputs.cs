using FluentValidation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Manage.Create;

public sealed class CreateRoundInput
{
    public string Code { get; set; } = string.Empty;

    public string NameSl { get; set; } = string.Empty;

    public string? NameEn { get; set; }

    public string? Season { get; set; }

    public string? PatronSl { get; set; }

    public string? PatronEn { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public bool WithTemplateChallenges { get; set; } = true;

    public CreateRound Command() => new(
        Code,
        new RoundDetails(
            new LocalisedText(NameSl, NameEn ?? string.Empty),
            Season ?? string.Empty,
            new LocalisedText(PatronSl ?? string.Empty, PatronEn ?? string.Empty),
            From!.Value,
            To!.Value),
        WithTemplateChallenges);
}

public sealed class CreateRoundValidator : AbstractValidator<CreateRoundInput>
{
    public CreateRoundValidator()
    {
        RuleFor(x => x.Code).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.NameSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.From).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).GreaterThanOrEqualTo(x => x.From).WithMessage("Rules.EndBeforeStart").When(x => x.From is not null && x.To is not null);
    }
}

public sealed class CloneRoundInput
{
    public string Code { get; set; } = string.Empty;

    public string NameSl { get; set; } = string.Empty;

    public string? NameEn { get; set; }

    public string? Season { get; set; }

    /// <summary>A day in the week in which the new window begins.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Set by the button beside the day: shows where the dates would lie and makes nothing.</summary>
    public bool ShowDates { get; set; }

    /// <summary>A proposal for a year later: where code and season are years, they and the name count on.</summary>
    public static CloneRoundInput After(Round source)
    {
        const int daysInYearOfWeeks = 364;
        var code = int.TryParse(source.Code, out var year) ? $"{year + 1}" : string.Empty;
        string Next(string text) => code.Length > 0 ? text.Replace(source.Code, code, StringComparison.Ordinal) : text;
        return new CloneRoundInput
        {
            Code = code,
            NameSl = Next(source.Name.Sl),
            NameEn = Next(source.Name.En),
            Season = code.Length > 0 && source.Season == $"{year - 1}/{year % 100:00}" ? $"{year}/{(year + 1) % 100:00}" : string.Empty,
            From = source.From.AddDays(daysInYearOfWeeks),
        };
    }

    public CloneRound Command(string source) =>
        new(source, Code, new LocalisedText(NameSl, NameEn ?? string.Empty), Season ?? string.Empty, From!.Value);
}

public sealed class CloneRoundValidator : AbstractValidator<CloneRoundInput>
{
    public CloneRoundValidator()
    {
        RuleFor(x => x.Code).NotEmpty().WithMessage("Rules.Required").Unless(x => x.ShowDates);
        RuleFor(x => x.NameSl).NotEmpty().WithMessage("Rules.Required").Unless(x => x.ShowDates);
        RuleFor(x => x.From).NotNull().WithMessage("Rules.Required");
    }
}

/// <summary>The form of a clone with what it would make.</summary>
/// <param name="Dates">The source's dates moved to the day in the form.</param>
public sealed record ClonePage(Round Source, CloneRoundInput Input, RoundDates Dates);
