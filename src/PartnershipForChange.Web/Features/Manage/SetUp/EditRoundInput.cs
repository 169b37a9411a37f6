using FluentValidation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Manage.SetUp;

public sealed class EditRoundInput
{
    public string NameSl { get; set; } = string.Empty;

    public string? NameEn { get; set; }

    public string? Season { get; set; }

    public string? PatronSl { get; set; }

    public string? PatronEn { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public StrandState Exchange { get; set; }

    public StrandState Teams { get; set; }

    public StrandState Workshops { get; set; }

    public StrandState ChallengeCall { get; set; }

    public StrandState Recognition { get; set; }

    public StrandState Surveys { get; set; }

    public int PublicPlacesWanted { get; set; }

    public int BusinessPlacesWanted { get; set; }

    public int TeamSize { get; set; }

    public int AnswerDays { get; set; }

    public int MostHostWishes { get; set; }

    /// <summary>Ticked where a strand ends that people count on.</summary>
    public bool IsSure { get; set; }

    public Guid Version { get; set; }

    public static EditRoundInput Of(Round round) => new()
    {
        NameSl = round.Name.Sl,
        NameEn = round.Name.En,
        Season = round.Season,
        PatronSl = round.Patron.Sl,
        PatronEn = round.Patron.En,
        From = round.From,
        To = round.To,
        Exchange = round.Strands.Exchange,
        Teams = round.Strands.Teams,
        Workshops = round.Strands.Workshops,
        ChallengeCall = round.Strands.ChallengeCall,
        Recognition = round.Strands.Recognition,
        Surveys = round.Strands.Surveys,
        PublicPlacesWanted = round.Settings.PublicPlacesWanted,
        BusinessPlacesWanted = round.Settings.BusinessPlacesWanted,
        TeamSize = round.Settings.TeamSize,
        AnswerDays = round.Settings.AnswerDays,
        MostHostWishes = round.Settings.MostHostWishes,
        Version = round.Version,
    };

    public EditRound Command(string code) => new(
        code,
        new RoundDetails(
            new LocalisedText(NameSl, NameEn ?? string.Empty),
            Season ?? string.Empty,
            new LocalisedText(PatronSl ?? string.Empty, PatronEn ?? string.Empty),
            From!.Value,
            To!.Value),
        Strands(),
        new RoundSettings(PublicPlacesWanted, BusinessPlacesWanted, TeamSize, AnswerDays, MostHostWishes),
        Version,
        IsSure);

    public RoundStrands Strands() => new(Exchange, Teams, Workshops, ChallengeCall, Recognition, Surveys);
}

public sealed class EditRoundValidator : AbstractValidator<EditRoundInput>
{
    public EditRoundValidator()
    {
        RuleFor(x => x.NameSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.From).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).GreaterThanOrEqualTo(x => x.From).WithMessage("Rules.EndBeforeStart").When(x => x.From is not null && x.To is not null);
    }
}
