using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Features.Teams.Runs;

/// <summary>The effects of changing places and of moving, as the board of teams shows them.</summary>
public static class TeamEffectText
{
    public static BoardEffects Effects(this Text text, TeamOptionsView options) => new(
        text["Teams.Board.Lifted", options.Person.Name, options.Team],
        [.. options.Options.Select(o => new BoardEffect(
            o.With is { } other ? $"swap:{other.RegistrationId}" : $"move:{o.TeamId}",
            o.Broken == 0 && o.Value >= 0 ? BoardEffect.Good : BoardEffect.Warn,
            text.Of(o)))]);

    private static string Of(this Text text, TeamOption option)
    {
        var effect = text["Teams.Board.Effect", text.Signed(option.Value), text.Signed(option.WishScore), text.Signed(option.Diversity)];
        var rules = option.Broken == 0 ? string.Empty : $" · {text.Plural("Teams.Breaches", option.Broken)}";
        return (option.With is { } other ? text["Teams.Board.Swap", other.Name, effect] : text["Teams.Board.Move", option.Team, effect]) + rules;
    }
}
