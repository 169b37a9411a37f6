using System.Globalization;

namespace PartnershipForChange.Benchmarks.Tests;

/// <summary>What independent checkers read and write: exit codes, files, and the one JSON object on the last line.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Placements_of_the_sample_round_are_optimal_and_verified()
    {
        using var scratch = new Scratch();

        var call = Call.Of("placements", Call.SampleRound, "--out", scratch.Path("placements.csv"));

        Assert.Equal((0, 0), (call.ExitCode, call.Errors.Count));
        Assert.Equal(
            ["guests", "placed", "rankSum", "fit", "profile", "bound", "optimal", "verified", "seconds", "peakMegabytes"], call.JsonNames);
        Assert.Equal((124, 124), (call.Json.GetProperty("guests").GetInt32(), call.Json.GetProperty("placed").GetInt32()));
        Assert.Equal(call.Json.GetProperty("bound").GetInt64(), call.Json.GetProperty("rankSum").GetInt64());
        Assert.True(call.Json.GetProperty("optimal").GetBoolean() && call.Json.GetProperty("verified").GetBoolean());
        var lines = File.ReadAllLines(scratch.Path("placements.csv"));
        Assert.Equal("email,host_place,week,rank", lines[0]);
        Assert.Equal(124, lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
        Assert.Equal(call.Json.GetProperty("rankSum").GetInt64(), lines.Skip(1).Sum(line => long.Parse(line.Split(',')[3], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_generated_round_is_read_back_and_solved_the_same_way_twice()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, Call.Of("generate", scratch.Path("round"), "--guests", "60", "--seed", "4").ExitCode);

        var files = new[] { "first.csv", "second.csv" }.Select(name =>
        {
            Assert.Equal(0, Call.Of("placements", scratch.Path("round"), "--objective", "greedy", "--out", scratch.Path(name)).ExitCode);
            return File.ReadAllText(scratch.Path(name));
        }).ToList();

        Assert.Equal(files[0], files[1]);
        Assert.True(files[0].Split('\n').Length > 30);
    }

    [Fact]
    public void Teams_of_the_sample_round_keep_every_bound_and_the_same_seed_gives_the_same_teams()
    {
        using var scratch = new Scratch();

        var calls = new[] { "a.csv", "b.csv" }.Select(name =>
            Call.Of("teams", Call.SampleRound, "--teams", "10", "--steps", "100000", "--seed", "3", "--out", scratch.Path(name))).ToList();

        Assert.All(calls, call => Assert.Equal((0, 1), (call.ExitCode, call.Output.Count)));
        Assert.Equal(["value", "wishScore", "diversity", "feasible", "seconds"], calls[0].JsonNames);
        Assert.True(calls[0].Json.GetProperty("feasible").GetBoolean());
        var lines = File.ReadAllLines(scratch.Path("a.csv"));
        Assert.Equal("email,team,challenge", lines[0]);
        Assert.Equal(10, lines.Skip(1).Select(line => line.Split(',')[1]).Distinct().Count());
        Assert.Equal(lines, File.ReadAllLines(scratch.Path("b.csv")));
    }

    [Fact]
    public void Groups_of_a_small_instance_are_the_best_there_are()
    {
        using var scratch = new Scratch();

        // 0 and 1 are far apart, so are 2 and 3: together they make 18 of at most 18.
        var file = scratch.Write("small.txt", "4 2 ss 2 2 2 2", "0 1 9", "0 2 1", "0 3 1", "1 2 1", "1 3 1", "2 3 9");
        var call = Call.Of("mdgp", file, "--steps", "1000", "--out", scratch.Path("groups.txt"));

        Assert.Equal(0, call.ExitCode);
        Assert.Equal(["value", "seconds"], call.JsonNames);
        Assert.Equal(18, call.Json.GetProperty("value").GetDouble());
        var groups = File.ReadAllLines(scratch.Path("groups.txt"));
        Assert.Equal((4, true, true, false), (groups.Length, groups[0] == groups[1], groups[2] == groups[3], groups[0] == groups[2]));
    }

    [Fact]
    public void Cancelling_is_measured_on_a_round_and_on_an_instance()
    {
        using var scratch = new Scratch();

        var round = Call.Of("cancel", Call.SampleRound, "--moments", "3");
        var instance = Call.Of("cancel", scratch.Write("small.txt", "4 2 ss 2 2 2 2", "0 1 9", "0 2 1", "0 3 1", "1 2 1", "1 3 1", "2 3 9"), "--moments", "3");

        Assert.Equal((0, 0), (round.ExitCode, instance.ExitCode));
        Assert.Equal(["seconds", "slowestMilliseconds", "slowestProcessorMilliseconds", "bytesPerGuest"], round.JsonNames);
        Assert.Equal(["seconds", "slowestMilliseconds", "slowestProcessorMilliseconds", "bytesFewSteps", "bytesManySteps"], instance.JsonNames);
        Assert.True(round.Json.GetProperty("bytesPerGuest").GetInt64() > 0);

        // Of a hundred thousand steps more, none allocates; what the runtime itself allocates varies by some thousand bytes.
        Assert.InRange(instance.Json.GetProperty("bytesManySteps").GetInt64(), 1, instance.Json.GetProperty("bytesFewSteps").GetInt64() + 50_000);
    }

    [Fact]
    public void More_teams_than_people_are_refused()
    {
        var call = Call.Of("teams", Call.SampleRound, "--teams", "120");

        Assert.Equal((2, 0), (call.ExitCode, call.Output.Count));
        Assert.Equal(["The option --teams is 119 at most, the number of people for teams, not 120."], call.Errors);
    }

    [Theory]
    [InlineData("organisations.csv", "MF,Ministrstvo", "MJU,Ministrstvo", "organisations.csv, row 3, column code")]
    [InlineData("host-places.csv", "COCACOLA-1,COCACOLA", "COCACOLA-1,NOBODY", "host-places.csv, row 2, column organisation")]
    [InlineData("host-places.csv", "1,2027-06-07|2027-06-14,public", "1,2027-06-08|2027-06-14,public", "host-places.csv, row 3, column weeks")]
    [InlineData("participants.csv", "ivan.rozman.2@mf.example.org", "luka.kovacic.1@mju.example.org", "participants.csv, row 3, column email")]
    [InlineData("relations.csv", "MJU,C042", "MJU,C942", "relations.csv, row 3, column company")]
    public void A_fault_is_told_by_file_row_and_column(string file, string text, string replacement, string place)
    {
        using var scratch = new Scratch();

        foreach (var command in new string[][] { ["placements"], ["teams", "--teams", "10"] })
        {
            var call = Call.Of([command[0], scratch.SampleWith(file, text, replacement), .. command[1..]]);

            Assert.Equal((2, 0), (call.ExitCode, call.Output.Count));
            Assert.Contains(call.Errors, line => line.StartsWith($"{place}: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_fault_of_an_instance_is_listed()
    {
        using var scratch = new Scratch();

        var call = Call.Of("mdgp", scratch.Write("bad.txt", "3 1 ss 3 3", "0 1 2", "0 1 4", "1 7 1", "0 2 far"));

        Assert.Equal(2, call.ExitCode);
        Assert.Equal(
            [
                "bad.txt, row 3: The pair 0 1 appears twice.",
                "bad.txt, row 4, column 2: 7 is not an element; they are 0 to 2.",
                "bad.txt, row 5, column 3: far is not a number.",
                "bad.txt: The distance of 0 and 2 is missing.",
                "bad.txt: The distance of 1 and 2 is missing.",
            ],
            call.Errors);
    }

    [Theory]
    [InlineData("Usage: placements FOLDER")]
    [InlineData("Usage: placements FOLDER", "fly")]
    [InlineData("Usage: placements FOLDER", "placements")]
    [InlineData("Usage: teams FOLDER", "teams", "nowhere")]
    [InlineData("The option --colour is not known to placements.", "placements", "nowhere", "--colour", "red")]
    [InlineData("The option --objective is minimum-cost, generous or greedy, not lucky.", "placements", "nowhere", "--objective", "lucky")]
    [InlineData("The option --teams needs a whole number of 1 or more, not 0.", "teams", "nowhere", "--teams", "0")]
    [InlineData("The option --seed needs a value.", "placements", "nowhere", "--seed")]
    [InlineData("nowhere.txt: There is no such file.", "mdgp", "nowhere.txt")]
    public void Words_that_make_no_call_are_explained(string first, params string[] words)
    {
        var call = Call.Of(words);

        Assert.Equal((2, 0), (call.ExitCode, call.Output.Count));
        Assert.StartsWith(first, call.Errors[0], StringComparison.Ordinal);
    }
}
