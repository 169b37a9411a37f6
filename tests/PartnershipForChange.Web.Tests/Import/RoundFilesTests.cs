using System.Globalization;
using System.Text;
using PartnershipForChange.Application.Import;
using Xunit;
using static PartnershipForChange.Web.Tests.Import.RoundText;

namespace PartnershipForChange.Web.Tests.Import;

/// <summary>What a sound file is read as, whatever made it.</summary>
public sealed class RoundFilesTests
{
    [Fact]
    public void A_sound_round_is_read_into_typed_rows()
    {
        var rows = new RoundText().Read();

        Assert.Empty(rows.Faults);
        Assert.True(rows.IsValid);
        Assert.Equal(["MJU", "MF", "LEK"], rows.Organisations.Select(row => row.Code));
        Assert.Equal([true, true, false], rows.Organisations.Select(row => row.IsPublic));
        var place = rows.HostPlaces[1];
        Assert.Equal(("LEK-1", "LEK", 2, 3), (place.Code, place.Organisation, place.PlacesPerWeek, place.Row));
        Assert.Equal([new DateOnly(2027, 5, 31), new DateOnly(2027, 6, 7)], place.Weeks);
        Assert.Equal(["marketing", "strategy"], place.SkillsOffered);
        var person = rows.Participants[0];
        Assert.Equal(("ana@mju.example.org", "Žagar", "senior"), (person.Email, person.LastName, person.Level));
        Assert.Equal(["exchange", "team"], person.Strands);
        Assert.Equal(["LEK-1", "LEK"], person.HostWishes);
        Assert.Equal(("MF", "LEK", "licence"), (rows.Relations[0].PublicBody, rows.Relations[0].Company, rows.Relations[0].Relation));
        Assert.Equal(new DateOnly(2027, 9, 30), rows.Relations[0].Until);
        Assert.Equal(8, rows.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Semicolons_and_a_byte_order_mark_are_as_good_as_commas_without(bool mark)
    {
        var text = new RoundText();
        var bytes = Encoding.UTF8.GetBytes(text.Participants.Replace(',', ';'));
        var source = Source("prijave.csv", mark ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes);

        var rows = Nominations(source);

        Assert.Empty(rows.Faults);
        Assert.Equal(["Žagar", "Kos"], rows.Participants.Select(row => row.LastName));
    }

    [Fact]
    public void Columns_are_found_by_name_in_any_order_and_case()
    {
        var rows = new RoundText { Relations = "Until,relation,COMPANY,public_body\n2027-09-30,Licence,lek,mf" }.Read();

        Assert.Empty(rows.Faults);
        Assert.Equal(("mf", "lek", "licence"), (rows.Relations[0].PublicBody, rows.Relations[0].Company, rows.Relations[0].Relation));
    }

    [Fact]
    public void Quoted_cells_hold_separators_quotes_and_line_breaks()
    {
        var rows = new RoundText
        {
            Organisations =
                "code,name_sl,name_en,kind,industry,city\n" +
                "MJU,\"Ministrstvo \"\"A\"\", B\nin C\",,ministry,,\nMF,Finance,,ministry,,\nLEK,,,company,,\n",
        }.Read();

        Assert.Equal("Ministrstvo \"A\", B\nin C", rows.Organisations[0].NameSl);
        Assert.Equal([new ImportFault(RoundFiles.Organisations, 4, "name_sl", "Import.Required", [])], rows.Faults);
    }

    [Fact]
    public void Blank_rows_are_passed_over_but_counted_as_a_spreadsheet_counts_them()
    {
        var rows = new RoundText { Relations = "public_body,company,relation,until\n\n,,,\nMF,LEK,licence,2027-09-30\n" }.Read();

        Assert.Empty(rows.Faults);
        Assert.Equal(4, Assert.Single(rows.Relations).Row);
    }

    [Fact]
    public void A_date_in_a_Slovene_spreadsheets_form_is_the_same_date()
    {
        var rows = new RoundText { Relations = "public_body;company;relation;until\nMF;LEK;licence;30.9.2027\nMF;LEK;subsidy;1. 10. 2027" }.Read();

        Assert.Empty(rows.Faults);
        Assert.Equal([new DateOnly(2027, 9, 30), new DateOnly(2027, 10, 1)], rows.Relations.Select(row => row.Until));
    }

    [Fact]
    public void An_away_limit_is_read_where_its_column_is_there()
    {
        var rows = new RoundText
        {
            Organisations =
                "code,name_sl,name_en,kind,industry,city,max_away_per_week\n" +
                "MJU,A,,ministry,,,3\nMF,B,,ministry,,,\nLEK,C,,company,,,0\n",
        }.Read();

        Assert.Empty(rows.Faults);
        Assert.Equal([3, null, 0], rows.Organisations.Select(row => row.MaxAwayPerWeek));
    }

    [Fact]
    public void A_nomination_needs_only_an_address_and_a_name()
    {
        var rows = Nominations(Source("predlogi.csv", "last_name;first_name;email\nŽagar;Ana;ana@mju.example.org"));

        Assert.Empty(rows.Faults);
        var person = Assert.Single(rows.Participants);
        Assert.Equal(("ana@mju.example.org", "Ana", "Žagar", "MJU", ""), (person.Email, person.FirstName, person.LastName, person.Organisation, person.Level));
        Assert.Empty(person.Strands);
    }

    [Fact]
    public void A_contact_nominates_only_for_organisations_of_their_own()
    {
        var rows = Nominations(Source("predlogi.csv", "email,first_name,last_name,organisation\na@b.example.org,Ana,Kos,LEK"), RoundContext.Empty with
        {
            Organisations = new Dictionary<string, bool> { ["MJU"] = true },
        });

        Assert.Equal([new ImportFault("predlogi.csv", 2, "organisation", "Import.OrganisationUnknown", ["LEK"])], rows.Faults);
    }

    [Fact]
    public void Ten_thousand_rows_are_read_with_progress()
    {
        var text = new StringBuilder("email,first_name,last_name,strands,host_wishes\n");
        for (var i = 0; i < 10_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"person.{i}@mju.example.org,Ana,Kos,exchange|team,LEK|LEK-1\n");
        }

        var told = new List<int>();
        var rows = RoundFiles.ReadNominations(
            Source("people.csv", text.ToString()), Known, "MJU", ImportLimits.Upload, new Told(told), TestContext.Current.CancellationToken);

        Assert.Empty(rows.Faults);
        Assert.Equal(10_000, rows.Participants.Count);
        Assert.Equal(10_000, told[^1]);
        Assert.Equal(told.Order(), told);
        Assert.Equal(41, told.Count);
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => RoundFiles.ReadNominations(
            Source("people.csv", new RoundText().Participants), Known, "MJU", ImportLimits.Upload, null, cancelled.Token));
    }

    internal static RoundContext Known { get; } = RoundContext.Empty with
    {
        Organisations = new Dictionary<string, bool> { ["MJU"] = true, ["MF"] = true, ["LEK"] = false },
        HostPlaces = ["MJU-1", "LEK-1"],
    };

    internal static RoundRows Nominations(ImportSource source, RoundContext? known = null) => RoundFiles.ReadNominations(
        source, known ?? Known, "MJU", ImportLimits.Upload, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Progress told at once, on the reading thread, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Told(List<int> values) : IProgress<int>
    {
        public void Report(int value) => values.Add(value);
    }
}
