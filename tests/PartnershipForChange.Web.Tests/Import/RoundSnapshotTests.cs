using PartnershipForChange.Application.Matching;
using Xunit;

namespace PartnershipForChange.Web.Tests.Import;

public sealed class RoundSnapshotTests
{
    [Fact]
    public void Files_become_a_snapshot_in_codes_and_keys()
    {
        var snapshot = new RoundText
        {
            HostPlaces = new RoundText().HostPlaces.Replace("LEK-1,LEK,", "LEK-1,lek,", StringComparison.Ordinal),
            Participants = new RoundText().Participants.Replace("exchange,MJU,MF,brand", "exchange,mju|mju-1,MF,Brand", StringComparison.Ordinal),
        }.Read().ToSnapshot();

        Assert.Equal(
            [new("MJU", true, null), new("MF", true, null), new("LEK", false, null)],
            snapshot.Organisations);
        Assert.Equal(["MJU", "LEK"], snapshot.HostPlaces.Select(place => place.Organisation));
        Assert.Equal([(true, true), (true, false)], snapshot.Participants.Select(person => (person.Exchange, person.Team)));
        Assert.Equal(["MJU", "MJU-1"], snapshot.Participants[1].HostWishes);
        Assert.Equal(["brand"], snapshot.Participants[1].ChallengeWishes);
        Assert.Equal(["brand", "skills"], snapshot.Challenges);
        Assert.Equal([new DateOnly(2027, 5, 31), new DateOnly(2027, 6, 7)], snapshot.Weeks);
        Assert.Equal([new SnapshotRelation("MF", "LEK", new DateOnly(2027, 9, 30))], snapshot.Relations);
    }

    [Fact]
    public void A_snapshot_is_the_same_after_it_was_stored()
    {
        var snapshot = new RoundText().Read().ToSnapshot() with
        {
            Conflicts = [new("ana@mju.example.org", "LEK")],
            FormerHosts = [new("ana@mju.example.org", "LEK")],
            FormerTeamMates = [new("ana@mju.example.org", "bor@lek.example.org")],
            PlacementPins = [new("bor@lek.example.org", "MJU-1", new DateOnly(2027, 5, 31))],
            TeamPins = [new("ana@mju.example.org", 1)],
            Apart = [new("ana@mju.example.org", "bor@lek.example.org")],
        };

        var read = RoundSnapshot.FromJson(snapshot.ToJson());

        Assert.Equal(snapshot.ToJson(), read.ToJson());
        Assert.Equal(snapshot.PlacementPins, read.PlacementPins);
        Assert.Equal(snapshot.Participants[0].Weeks, read.Participants[0].Weeks);
        Assert.Equal(1, read.Version);
    }

    [Fact]
    public void Rows_with_faults_make_no_snapshot()
    {
        var rows = new RoundText { Relations = "public_body,company,relation,until\nMF,LEK,licence,never" }.Read();

        Assert.Throws<ArgumentException>(() => rows.ToSnapshot());
    }
}
