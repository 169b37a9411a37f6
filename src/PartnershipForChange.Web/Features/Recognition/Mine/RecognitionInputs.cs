using FluentValidation;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Web.Features.Recognition.Mine;

public sealed class PraiseSearch
{
    public string? Search { get; set; }
}

public sealed class PraiseInput
{
    /// <summary>The person praised.</summary>
    public Guid? ToId { get; set; }

    public string? Sentence { get; set; }

    public GiveKudos ToCommand(string round) => new(round, ToId!.Value, Sentence);
}

public sealed class PraiseValidator : AbstractValidator<PraiseInput>
{
    public PraiseValidator()
    {
        RuleFor(x => x.ToId).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.Sentence).NotEmpty().WithMessage("Rules.Required");
    }
}

public sealed record PraisePage(PraiseChoices Choices, PraiseInput Input)
{
    public Guid? ToId => Input.ToId;

    public string? Sentence => Input.Sentence;
}

public sealed class KudosInput
{
    public string? Sentence { get; set; }

    public Guid Version { get; set; }
}

public sealed record KudosPage(string Round, Guid Id, KudosInput Input)
{
    public string? Sentence => Input.Sentence;

    public static KudosPage Of(string round, Kudos kudos) => new(round, kudos.Id, new KudosInput { Sentence = kudos.Content, Version = kudos.Version });
}
