using System.Text;
using PartnershipForChange.Application.Import;
using Xunit;
using static PartnershipForChange.Web.Tests.Import.RoundText;

namespace PartnershipForChange.Web.Tests.Import;

/// <summary>What is said of a file that is not sound: every fault, by file, row, column, rule and values.</summary>
public sealed class RoundFaultTests
{
    private const string OrganisationHeader = "code,name_sl,name_en,kind,industry,city,max_away_per_week\n";
    private const string PlaceHeader =
        "code,organisation,department,city,languages,places_per_week,weeks,skills_offered,mentor_name,mentor_email\n";
    private const string PeopleHeader =
        "email,first_name,last_name,organisation,level,languages,skills_offered,skills_sought,weeks_available,strands,host_wishes,excluded_hosts,challenge_wishes\n";

    [Fact]
    public void Every_fault_of_an_organisation_is_named()
    {
        var name = new string('a', 201);
        var faults = new RoundText
        {
            Organisations = OrganisationHeader
                + "MJU,A,,ministry,,,\nMF,B,,ministry,,,\nLEK,C,,company,,,\n"
                + $"mju,,,bank,,,many\nA B,{name},,company,,,-1\n",
        }.Read().Faults;

        Assert.Equal(
            [
                Fault(5, "name_sl", "Required"),
                Fault(5, "kind", "KindUnknown", "bank", "ministry, government_service, administrative_unit, municipality, company, state_owned_company"),
                Fault(5, "max_away_per_week", "NotNumber", "many"),
                Fault(5, "code", "CodeTwice", "mju", "2"),
                Fault(6, "code", "NewCodeShape", "A B"),
                Fault(6, "name_sl", "TooLong", "201", "200"),
                Fault(6, "max_away_per_week", "OutOfRange", "-1", "0", "10000"),
            ],
            faults);

        static ImportFault Fault(int row, string column, string rule, params string[] arguments) =>
            new(RoundFiles.Organisations, row, column, $"Import.{rule}", arguments);
    }

    [Fact]
    public void Every_fault_of_a_host_place_is_named()
    {
        var faults = new RoundText
        {
            HostPlaces = PlaceHeader
                + "LEK-1,LEK,,,sl,0,2027-06-01|2027-13-01,,,nobody\nMJU/1,NOWHERE,Pravna služba,Celje,slovene,,,,Ana Oblak,ana@mju.example.org\n"
                + "MF,MF,Proračun,Ljubljana,sl,1.5,2027-05-31,,Ana Oblak,\n",
        }.Read().Faults;

        Assert.Equal(
            [
                Fault(2, "department", "Required"),
                Fault(2, "city", "Required"),
                Fault(2, "places_per_week", "OutOfRange", "0", "1", "50"),
                Fault(2, "weeks", "WeekNotMonday", "2027-06-01", "2027-05-31"),
                Fault(2, "weeks", "NotDate", "2027-13-01"),
                Fault(2, "mentor_name", "Required"),
                Fault(2, "mentor_email", "EmailShape", "nobody"),
                Fault(3, "code", "NewCodeShape", "MJU/1"),
                Fault(3, "languages", "LanguageShape", "slovene"),
                Fault(3, "places_per_week", "Required"),
                Fault(3, "weeks", "Required"),
                Fault(4, "places_per_week", "NotNumber", "1.5"),
                Fault(4, "mentor_email", "Required"),
                Fault(3, "organisation", "OrganisationUnknown", "NOWHERE"),
                Fault(4, "code", "PlaceNamedAsOrganisation", "MF"),
            ],
            faults);

        static ImportFault Fault(int row, string column, string rule, params string[] arguments) =>
            new(RoundFiles.HostPlaces, row, column, $"Import.{rule}", arguments);
    }

    [Fact]
    public void Every_fault_of_a_participant_is_named()
    {
        var faults = new RoundText
        {
            Participants = PeopleHeader
                + "ana@mju.example.org,Ana,Kos,MJU,senior,sl,,,2027-06-07,exchange,LEK,,brand\n"
                + "ANA@mju.example.org,Ana,,MJUU,boss,sl,,,soon,exchange|sauna,LEK-9|LEK,NIX,brand|sport\n"
                + "žan@mju.example.org,Žan,Kos,MJU,senior,SL|cs|český,,,2027-06-14,,MF,,\n",
        }.Read(RoundContext.Empty with { Challenges = ["brand", "skills"], Weeks = [new(2027, 5, 31), new(2027, 6, 7)], OnlyOfferedLanguages = true }).Faults;

        Assert.Equal(
            [
                Fault(3, "last_name", "Required"),
                Fault(3, "level", "LevelUnknown", "boss", "junior, specialist, senior, team lead, head of department"),
                Fault(3, "weeks_available", "NotDate", "soon"),
                Fault(3, "strands", "StrandUnknown", "sauna", "exchange, team"),
                Fault(3, "email", "EmailTwice", "ANA@mju.example.org", "2"),
                Fault(4, "email", "EmailShape", "žan@mju.example.org"),
                Fault(4, "languages", "LanguageShape", "český"),
                Fault(4, "strands", "Required"),
                Fault(3, "organisation", "OrganisationUnknown", "MJUU"),
                Fault(3, "host_wishes", "HostUnknown", "LEK-9"),
                Fault(3, "excluded_hosts", "HostUnknown", "NIX"),
                Fault(3, "challenge_wishes", "ChallengeUnknown", "sport", "brand, skills"),
                Fault(4, "weeks_available", "WeekNotInRound", "2027-06-14"),
                new(RoundFiles.Participants, 4, "languages", "Rules.LanguageUnknown", ["cs", "sl, en, de, it, hr, fr, hu"]),
            ],
            faults);

        static ImportFault Fault(int row, string column, string rule, params string[] arguments) =>
            new(RoundFiles.Participants, row, column, $"Import.{rule}", arguments);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void A_place_takes_as_many_a_week_as_the_portal_allows_and_any_number_for_the_engine_alone(int places, bool allowed)
    {
        var text = new RoundText
        {
            HostPlaces = new RoundText().HostPlaces.Replace("sl|en,2,", $"sl|en,{places},", StringComparison.Ordinal),
        };

        Assert.Equal(allowed, text.Read().IsValid);
        Assert.Equal(places, text.Read(limits: ImportLimits.None).HostPlaces[1].PlacesPerWeek);
        Assert.True(text.Read(limits: ImportLimits.None).IsValid);
    }

    [Fact]
    public void The_engine_alone_asks_for_no_department_or_mentor()
    {
        var text = new RoundText
        {
            Organisations = OrganisationHeader + "MJU,A,,ministry,,,\nM_F,B,,ministry,,,\nLEK,C,,company,,,\n",
            HostPlaces = PlaceHeader + "LEK-1,LEK,,,sl,1,2027-05-31,,,\nMJU_1,MJU,,,sl,1,2027-05-31,,,\n",
            Participants = PeopleHeader,
            Relations = "public_body,company,relation,until\n",
        };

        Assert.True(text.Read(limits: ImportLimits.None).IsValid);
        Assert.Equal(10, text.Read().Faults.Count);
    }

    [Fact]
    public void A_relation_runs_from_a_public_body_to_a_company()
    {
        var faults = new RoundText
        {
            Relations = "public_body,company,relation,until\nMJU,MF,licence,2027-09-30\nLEK,MF,friends,\nXX,LEK,subsidy,30/9/2027\n",
        }.Read().Faults;

        Assert.Equal(
            [
                Fault(3, "relation", "RelationUnknown", "friends", "supervises, licence, open tender, subsidy"),
                Fault(3, "until", "Required"),
                Fault(4, "until", "NotDate", "30/9/2027"),
                Fault(2, "company", "NotCompany", "MF"),
                Fault(3, "public_body", "NotPublicBody", "LEK"),
                Fault(3, "company", "NotCompany", "MF"),
                Fault(4, "public_body", "OrganisationUnknown", "XX"),
            ],
            faults);

        static ImportFault Fault(int row, string column, string rule, params string[] arguments) =>
            new(RoundFiles.Relations, row, column, $"Import.{rule}", arguments);
    }

    [Fact]
    public void Columns_that_are_missing_unknown_or_there_twice_are_faults_of_the_header()
    {
        var faults = new RoundText { Relations = "public_body,company,kind,public_body\nMF,LEK,licence,MF" }.Read().Faults;

        Assert.Equal(
            [
                Header("kind", "ColumnUnknown", "kind", "public_body, company, relation, until"),
                Header("public_body", "ColumnTwice", "public_body"),
                Header("relation", "ColumnMissing", "relation"),
                Header("until", "ColumnMissing", "until"),
            ],
            faults);

        static ImportFault Header(string column, string rule, params string[] arguments) =>
            new(RoundFiles.Relations, 1, column, $"Import.{rule}", arguments);
    }

    [Fact]
    public void Nothing_is_said_of_references_into_a_file_that_could_not_be_read()
    {
        var faults = new RoundText { Organisations = "" }.Read().Faults;

        Assert.Equal([new ImportFault(RoundFiles.Organisations, 0, "", "Import.FileEmpty", [])], faults);
    }

    public static TheoryData<byte[], int, string, string> OtherEncodings => new()
    {
        { [.. "email,first_name,last_name\na@b.example.org,"u8, 0x8E, .. "an,Kos\n"u8], 2, "first_name", "Import.NotUtf8" },
        { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("email,first_name,last_name\n")], 1, "", "Import.NotUtf8" },
        { [0x50, 0x4B, 3, 4, 20, 0, 8, 0, 0x0A], 1, "", "Import.NotCsv" },
        { [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. "IHDR\n\"\n\"\n"u8], 1, "", "Import.NotCsv" },
    };

    [Theory]
    [MemberData(nameof(OtherEncodings))]
    public void Another_encoding_or_format_is_named_as_such(byte[] bytes, int row, string column, string rule)
    {
        var rows = RoundFilesTests.Nominations(Source("people.csv", bytes));

        Assert.Equal([new ImportFault("people.csv", row, column, rule, [])], rows.Faults);
    }

    [Theory]
    [InlineData("a@b.example.org,Ana \"K\",Kos", "QuoteStray")]
    [InlineData("a@b.example.org,\"Ana\"K,Kos", "QuoteStray")]
    [InlineData("a@b.example.org,Ana,\"Kos", "QuoteNotClosed")]
    public void A_quotation_mark_out_of_place_is_named(string line, string rule)
    {
        var rows = RoundFilesTests.Nominations(Source("people.csv", $"email,first_name,last_name\n{line}\n"));

        Assert.Equal([new ImportFault("people.csv", 2, "", $"Import.{rule}", [])], rows.Faults);
    }

    [Theory]
    [InlineData("a@b.example.org,Ana,Kos,more", "TooManyCells", "4")]
    [InlineData("a@b.example.org,Ana", "TooFewCells", "2")]
    public void A_row_that_has_not_the_headers_shape_is_named(string line, string rule, string cells)
    {
        var rows = RoundFilesTests.Nominations(Source("people.csv", $"email,first_name,last_name\n{line}\n"));

        Assert.Equal([new ImportFault("people.csv", 2, "", $"Import.{rule}", [cells, "3"])], rows.Faults);
    }

    [Fact]
    public void Too_big_a_file_is_refused_unread()
    {
        var text = new RoundText();

        var rows = text.Read(limits: new ImportLimits(MaxBytes: text.HostPlaces.Length - 1, MaxRows: 10));

        Assert.Equal(
            [RoundFiles.HostPlaces, RoundFiles.Participants],
            rows.Faults.Where(fault => fault.Rule == "Import.FileTooLarge").Select(fault => fault.File));
        Assert.Equal(2, rows.Faults.Total);
    }

    [Fact]
    public void Too_many_rows_are_refused()
    {
        var rows = new RoundText().Read(limits: new ImportLimits(MaxBytes: 10_000, MaxRows: 2));

        Assert.Equal(new ImportFault(RoundFiles.Organisations, 4, "", "Import.TooManyRows", ["2"]), rows.Faults[0]);
    }

    [Fact]
    public void The_list_of_faults_ends_but_its_count_does_not()
    {
        var lines = string.Concat(Enumerable.Repeat("nobody,,\n", 400));

        var rows = RoundFilesTests.Nominations(Source("people.csv", $"email,first_name,last_name\n{lines}"));

        Assert.Equal(ImportFaults.MaxListed, rows.Faults.Count);
        // Each row: an address that is none, two empty names, and from the second row on an address seen before.
        Assert.Equal((400 * 3) + 399, rows.Faults.Total);
    }

    [Fact]
    public void A_folder_needs_all_four_files()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, RoundFiles.Relations), new RoundText().Relations);

            var rows = RoundFiles.ReadFolder(folder.FullName, RoundContext.Empty, ImportLimits.None, cancellation: TestContext.Current.CancellationToken);

            Assert.Equal(
                [RoundFiles.Organisations, RoundFiles.HostPlaces, RoundFiles.Participants],
                rows.Faults.Select(fault => fault.File));
            Assert.All(rows.Faults, fault => Assert.Equal("Import.FileMissing", fault.Rule));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
