using FluentValidation;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Web.Features.ChallengeCall.Choice;

/// <summary>The commission's points, a line per finalist in the order shown.</summary>
public sealed class PointsInput
{
    public IList<PointsLine> Lines { get; set; } = [];

    public static PointsInput Of(FinalChoicePage page) =>
        new() { Lines = [.. page.Finalists.Select(f => new PointsLine { Id = f.Id, Points = f.Points })] };

    public IReadOnlyDictionary<Guid, decimal?> ToPoints() => Lines.DistinctBy(l => l.Id).ToDictionary(l => l.Id, l => l.Points);
}

public sealed class PointsLine
{
    public Guid Id { get; set; }

    public decimal? Points { get; set; }
}

public sealed class PointsValidator : AbstractValidator<PointsInput>
{
    public PointsValidator() => RuleForEach(x => x.Lines).ChildRules(line =>
        line.RuleFor(x => x.Points).Must(points => points is null or (>= 0 and <= ChallengeSubmission.MostPoints) && (points is not { } given || decimal.Round(given, 2) == given))
            .WithMessage("Rules.PointsRange").WithState(_ => new object[] { ChallengeSubmission.MostPoints }));
}

public sealed class CheckVotesInput
{
    public Guid Version { get; set; }

    /// <summary>More votes came from the hall than it holds people, and they count all the same.</summary>
    public bool EvenSo { get; set; }
}

public sealed record ChoicePage(FinalChoicePage Choice, PointsInput Points);
