using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Domain.Tests.Workshops;

public sealed class WorkshopTests
{
    public static WorkshopDetails Details { get; } = new(
        WorkshopKind.Workshop, "negotiation", new LocalisedText("Pogajanja", "Negotiating"), LocalisedText.Empty, "Miha Sever", "Ljubljana",
        "https://meet.example.org/x", new LocalisedText("Zapiski", string.Empty));

    public static Round RoundWith(StrandState workshops, bool open = true)
    {
        var round = open ? Samples.RoundWith(RoundRight.Register) : Samples.Draft();
        round.Configure(RoundStrands.None with { Workshops = workshops }, RoundSettings.Usual);
        return round;
    }

    [Theory]
    [InlineData(StrandState.Off, "Rules.WorkshopsOff")]
    [InlineData(StrandState.Cancelled, "Rules.WorkshopsCancelled")]
    public void A_round_whose_workshops_are_not_on_takes_none(StrandState state, string rule)
    {
        Rule.Forbids(rule, () => new Workshop(RoundWith(state), Details));
        Assert.False(Workshop.CanEdit(RoundWith(state)));
    }

    [Fact]
    public void A_closed_round_takes_no_changes()
    {
        var round = RoundWith(StrandState.On);
        var workshop = new Workshop(round, Details);
        round.Close(new DateOnly(2027, 3, 15));

        Rule.Forbids("Rules.RoundClosed", () => workshop.Edit(round, Details));
    }

    public static TheoryData<WorkshopDetails, string, string> Faults => new()
    {
        { Details with { Title = LocalisedText.Empty }, "Rules.Required", "TitleSl" },
        { Details with { Competency = string.Empty }, "Rules.Required", "Competency" },
        { Details with { Competency = "juggling" }, "Rules.NoSuchCompetency", "Competency" },
        { Details with { Place = " ", Link = string.Empty }, "Rules.PlaceOrLink", "Place" },
        { Details with { Link = "http://meet.example.org" }, "Rules.HttpsLink", "Link" },
        { Details with { Link = "javascript:alert(1)" }, "Rules.HttpsLink", "Link" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fields_are_checked(WorkshopDetails details, string rule, string field) =>
        Assert.Equal(field, Rule.Forbids(rule, () => new Workshop(RoundWith(StrandState.On), details)).Field);

    [Fact]
    public void An_event_need_not_teach_anything() =>
        Assert.Equal(string.Empty, new Workshop(RoundWith(StrandState.On), Details with { Kind = WorkshopKind.Final, Competency = " " }).Competency);

    [Fact]
    public void A_copy_is_about_the_same_without_its_materials()
    {
        var next = RoundWith(StrandState.On);
        var copy = new Workshop(RoundWith(StrandState.On), Details).CopyTo(next);

        Assert.Equal(
            (next.Id, WorkshopKind.Workshop, "negotiation", Details.Title, "Miha Sever", "Ljubljana", Details.Link, LocalisedText.Empty),
            (copy.RoundId, copy.Kind, copy.Competency, copy.Title, copy.Trainer, copy.Place, copy.Link, copy.Materials));
    }
}
