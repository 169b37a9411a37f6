using FluentValidation;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Web.Features.Jury.SetUp;

public sealed class CriterionInput
{
    public string? NameSl { get; set; }

    public string? NameEn { get; set; }

    public string? HintSl { get; set; }

    public string? HintEn { get; set; }

    public int? Weight { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(NameSl) && string.IsNullOrWhiteSpace(NameEn)
        && string.IsNullOrWhiteSpace(HintSl) && string.IsNullOrWhiteSpace(HintEn);
}

public sealed class SettingsInput
{
    public Guid? Version { get; set; }

    public DateOnly? Deadline { get; set; }

    public int? SeatsPerSubject { get; set; }

    public List<CriterionInput> Criteria { get; set; } = [];

    public static SettingsInput Of(JuryPanelView panel) => new SettingsInput
    {
        Version = panel.Head.Version,
        Deadline = panel.Head.Deadline,
        SeatsPerSubject = panel.SeatsPerSubject,
        Criteria =
        [
            .. panel.Criteria.Select(c => new CriterionInput
            {
                NameSl = c.Name.Sl, NameEn = c.Name.En, HintSl = c.Hint.Sl, HintEn = c.Hint.En, Weight = c.Weight,
            }),
        ],
    }.WithEmptyRow();

    /// <summary>Takes rows out in which nothing is named.</summary>
    public void Tidy() => Criteria.RemoveAll(c => c.IsEmpty);

    /// <summary>With a row for one more criterion.</summary>
    public SettingsInput WithEmptyRow()
    {
        if (Criteria.Count < JuryPanel.MostCriteria && !Criteria.Exists(c => c.IsEmpty))
        {
            Criteria.Add(new CriterionInput());
        }

        return this;
    }

    public JurySettings ToSettings() => new(
        Deadline!.Value,
        SeatsPerSubject ?? 0,
        [.. Criteria.Select(c => new CriterionText(
            new LocalisedText(c.NameSl ?? string.Empty, c.NameEn ?? string.Empty),
            new LocalisedText(c.HintSl ?? string.Empty, c.HintEn ?? string.Empty),
            c.Weight ?? 0))]);
}

public sealed class SettingsValidator : AbstractValidator<SettingsInput>
{
    public SettingsValidator()
    {
        RuleFor(x => x.Deadline).NotNull().WithMessage("Rules.Required");
        RuleForEach(x => x.Criteria).ChildRules(criterion =>
        {
            criterion.RuleFor(c => c.NameSl).NotEmpty().When(c => !c.IsEmpty).WithMessage("Rules.Required");
            criterion.RuleFor(c => c.Weight).NotNull().When(c => !c.IsEmpty).WithMessage("Rules.Required");
        });
    }
}

public sealed record SettingsPage(JuryPanelView Panel, SettingsInput Input);
