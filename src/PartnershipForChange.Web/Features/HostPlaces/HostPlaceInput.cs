using System.Globalization;
using FluentValidation;
using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Web.Features.HostPlaces;

public sealed class HostPlaceInput
{
    internal const string WeekFormat = "yyyy-MM-dd";

    public string Department { get; set; } = string.Empty;

    public string City { get; set; } = string.Empty;

    public string? Description { get; set; }

    /// <summary>Mondays as yyyy-MM-dd, the same in every language.</summary>
    public IList<string> Weeks { get; set; } = [];

    public int? PlacesPerWeek { get; set; } = 1;

    public IList<string> Languages { get; set; } = [];

    public IList<string> SkillsOffered { get; set; } = [];

    public string MentorName { get; set; } = string.Empty;

    public string MentorEmail { get; set; } = string.Empty;

    public string? Conditions { get; set; }

    public Guid Version { get; set; }

    public static HostPlaceInput Of(HostPlace place) => new()
    {
        Department = place.Department,
        City = place.City,
        Description = place.Description,
        Weeks = [.. place.Weeks.Select(WeekValue)],
        PlacesPerWeek = place.PlacesPerWeek,
        Languages = place.Languages,
        SkillsOffered = place.SkillsOffered,
        MentorName = place.MentorName,
        MentorEmail = place.MentorEmail,
        Conditions = place.Conditions,
        Version = place.Version,
    };

    /// <summary>Of a place to start another from: what a file brought and no form offers is left behind.</summary>
    public static HostPlaceInput CopyOf(HostPlace place)
    {
        var copy = Of(place);
        (copy.Languages, copy.SkillsOffered) = ([.. place.Languages.Intersect(Choices.Languages)], [.. place.SkillsOffered.Intersect(Choices.Skills)]);
        return copy;
    }

    /// <summary>How the form writes a week.</summary>
    public static string WeekValue(DateOnly monday) => monday.ToString(WeekFormat, CultureInfo.InvariantCulture);

    public HostPlaceDetails ToDetails() => new(
        Department, City, [.. Languages], PlacesPerWeek!.Value,
        [.. Weeks.Select(w => DateOnly.ParseExact(w, WeekFormat, CultureInfo.InvariantCulture))], [.. SkillsOffered], MentorName, MentorEmail, Description, Conditions);
}

public sealed class HostPlaceValidator : AbstractValidator<HostPlaceInput>
{
    public HostPlaceValidator()
    {
        RuleFor(x => x.Department).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.City).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Weeks).NotEmpty().WithMessage("Rules.ChooseOne");
        RuleFor(x => x.Weeks)
            .Must(weeks => weeks.All(w => DateOnly.TryParseExact(w, HostPlaceInput.WeekFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            .WithMessage("Shared.InvalidValue");
        RuleFor(x => x.PlacesPerWeek).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.PlacesPerWeek).InclusiveBetween(1, HostPlace.MostPerWeek).WithMessage("Rules.OutOfRange")
            .WithState(_ => new object[] { 1, HostPlace.MostPerWeek });
        RuleFor(x => x.Languages).NotEmpty().WithMessage("Rules.ChooseOne");
        RuleFor(x => x.MentorName).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.MentorEmail).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.MentorEmail).Must(e => string.IsNullOrWhiteSpace(e) || Person.IsEmail(e.Trim())).WithMessage("Rules.EmailShape");
    }
}

/// <param name="Code">Of the place that is changed; null for a new one.</param>
/// <param name="Newer">What a colleague saved while the user was writing, to be looked at beside the user's own text.</param>
public sealed record HostPlaceFormPage(OrganisationPlaces Places, string? Code, HostPlaceInput Input, HostPlace? Newer = null);

/// <summary>A place with published guests, before it is withdrawn.</summary>
public sealed record HostPlaceWithdrawPage(OrganisationPlaces Places, HostPlace Place);
