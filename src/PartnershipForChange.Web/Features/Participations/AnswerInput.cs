using FluentValidation;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Web.Features.Participations;

public sealed class AnswerInput
{
    public InvitationAnswer? Answer { get; set; }

    public int? Sends { get; set; }

    public int? Hosts { get; set; }

    public string? Reason { get; set; }

    public Guid? TermsId { get; set; }

    public bool AcceptsTerms { get; set; }

    public Guid Version { get; set; }

    /// <summary>What the thanks afterwards speak of: whoever accepts is told what comes next.</summary>
    public string Outcome => (Answer, Sends > 0, Hosts > 0) switch
    {
        (InvitationAnswer.Accept, true, false) => "Sends",
        (InvitationAnswer.Accept, false, true) => "Hosts",
        (InvitationAnswer.Accept, false, false) => "Neither",
        _ => $"{Answer}",
    };

    public static AnswerInput Of(InvitationPage page) => new()
    {
        Answer = page.Participation.State switch
        {
            ParticipationState.Accepted => InvitationAnswer.Accept,
            ParticipationState.Maybe => InvitationAnswer.Maybe,
            ParticipationState.Declined => InvitationAnswer.Decline,
            _ => null,
        },
        Sends = page.Participation.State == ParticipationState.Invited ? null : page.Participation.Sends,
        Hosts = page.Participation.State == ParticipationState.Invited ? null : page.Participation.Hosts,
        Reason = page.Participation.Reason,
        TermsId = page.Terms?.Id,
        Version = page.Participation.Version,
    };

    public AnswerInvitation ToCommand(string organisation, string round) =>
        new(organisation, round, Answer!.Value, Sends ?? 0, Hosts ?? 0, TermsId, AcceptsTerms, Reason, Version);
}

public sealed class AnswerValidator : AbstractValidator<AnswerInput>
{
    public AnswerValidator()
    {
        RuleFor(x => x.Answer).NotNull().WithMessage("Rules.ChooseAnswer");
        When(x => x.Answer == InvitationAnswer.Accept, () =>
        {
            RuleFor(x => x.Sends).NotNull().WithMessage("Rules.Required");
            RuleFor(x => x.Hosts).NotNull().WithMessage("Rules.Required");
        });
        RuleFor(x => x.Reason).NotEmpty().When(x => x.Answer == InvitationAnswer.Decline).WithMessage("Rules.Required");
    }
}

public sealed record AnswerPage(InvitationPage Invitation, AnswerInput Input);
