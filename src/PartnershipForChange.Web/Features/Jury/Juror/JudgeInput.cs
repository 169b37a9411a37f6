using FluentValidation;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Web.Features.Jury.Juror;

public sealed class JudgeInput
{
    public Guid? Version { get; set; }

    /// <summary>In the order of the criteria.</summary>
    public List<int?> Points { get; set; } = [];

    public Verdict? Advice { get; set; }

    public string? Comment { get; set; }

    public bool HandIn { get; set; }

    /// <summary>Where, without script, handing in is asked about; what is sent is kept as a draft meanwhile.</summary>
    public string? Ask { get; set; }

    public static JudgeInput Of(JurorSeatView seat) => new()
    {
        Version = seat.Version, Points = [.. seat.Points], Advice = seat.Advice, Comment = seat.Comment,
    };

    /// <summary>Points for every criterion, also where a form sent fewer.</summary>
    public JudgeInput For(JurorSeatView seat)
    {
        Points = [.. seat.Criteria.Select((_, i) => Points.ElementAtOrDefault(i))];
        return this;
    }

    public JudgeSubject ToCommand(Guid seat) => new(seat, Points, Advice, Comment ?? string.Empty, HandIn, Version);
}

public sealed class JudgeValidator : AbstractValidator<JudgeInput>
{
    public JudgeValidator()
    {
        RuleFor(x => x.Advice).IsInEnum().WithMessage("Rules.ChooseOne");

        // All that is missing at once, not one after the other.
        RuleForEach(x => x.Points).NotNull().When(x => x.HandIn).WithMessage("Rules.PointsMissing");
        RuleFor(x => x.Advice).NotNull().When(x => x.HandIn).WithMessage("Rules.ChooseOne");
    }
}

public sealed class ConflictInput
{
    public string? Reason { get; set; }
}

public sealed class ConflictValidator : AbstractValidator<ConflictInput>
{
    public ConflictValidator() => RuleFor(x => x.Reason).NotEmpty().WithMessage("Rules.Required");
}

public sealed record SeatPage(JurorSeatView Seat, JudgeInput Input, ConflictInput Conflict);
