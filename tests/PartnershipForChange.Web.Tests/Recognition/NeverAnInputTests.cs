using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Matching.Placements;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;

namespace PartnershipForChange.Web.Tests.Recognition;

/// <summary>Stamps and kudos are never read where people are matched, put into teams or judged.</summary>
public sealed class NeverAnInputTests
{
    private static readonly string[] Deciding =
    [
        "PartnershipForChange.Application.Matching", "PartnershipForChange.Application.Placements", "PartnershipForChange.Application.Teams",
        "PartnershipForChange.Application.Jury", "PartnershipForChange.Domain.Placements", "PartnershipForChange.Domain.Teams",
        "PartnershipForChange.Domain.Jury", "PartnershipForChange.Matching",
    ];

    [Fact]
    public void Nothing_that_decides_names_a_type_of_recognition()
    {
        var types = new[] { typeof(PlacementSolver).Assembly, typeof(MatchRun).Assembly, typeof(PortalDbContext).Assembly }
            .SelectMany(a => a.GetTypes()).Where(t => Deciding.Any(d => IsIn(t, d))).ToList();

        var faults = types.SelectMany(t => TypeReferences.Of(t).Where(IsRecognition).Select(r => $"{t.FullName} names {r.FullName}")).ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        // There were such types in every place that is built, and they name what they are known to name.
        Assert.All(Deciding.Where(d => !d.EndsWith(".Jury", StringComparison.Ordinal)), d => Assert.Contains(types, t => IsIn(t, d)));
        Assert.Contains(types, t => TypeReferences.Of(t).Contains(typeof(DbSet<MatchRun>)));
    }

    [Theory]
    [InlineData(typeof(ReadsATable))]
    [InlineData(typeof(ReadsASet))]
    [InlineData(typeof(NamesAType))]
    [InlineData(typeof(HoldsAField))]
    public void The_search_finds_every_way_to_name_one(Type type) =>
        Assert.Contains(type.GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Append(type), t => TypeReferences.Of(t).Any(IsRecognition));

    [Fact]
    public async Task A_run_is_made_from_the_same_words_with_kudos_and_without()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        var coordinator = await fixture.SignedIn(World.CoordinatorEmail);
        await fixture.AddReleased(4, publicSide: true);
        await fixture.MoveTo(PhaseKind.Matching);
        var first = await coordinator.Run();

        await fixture.AddSeason();
        var ana = await fixture.SignedIn(World.ParticipantEmail);
        await ana.Praise(fixture.World.Rok.PersonId, "Hvala za iskrenost.");
        Assert.Equal(1, await fixture.Portal.Read(db => db.Kudos.CountAsync()));
        var second = await coordinator.Run();

        var inputs = await fixture.Portal.Read(async db => await (
            from record in db.MatchRecords
            join run in db.MatchRuns on record.RunId equals run.Id
            where run.Number == first || run.Number == second
            select record.Input).ToListAsync());
        Assert.Equal(2, inputs.Count);
        Assert.Equal(inputs[0], inputs[1]);
    }

    private static bool IsIn(Type type, string place) =>
        type.Namespace is { } space && (space == place || space.StartsWith($"{place}.", StringComparison.Ordinal));

    private static bool IsRecognition(Type type) =>
        IsIn(type, "PartnershipForChange.Domain.Recognition") || IsIn(type, "PartnershipForChange.Application.Recognition");

    private sealed class ReadsATable
    {
        public static Task<int> Count(PortalDbContext db) => db.Kudos.CountAsync();
    }

    private sealed class ReadsASet
    {
        public static object Set(PortalDbContext db) => db.Set<Season>();
    }

    private sealed class NamesAType
    {
        public static string Name() => typeof(StampRule).Name;
    }

    private sealed class HoldsAField
    {
        public IReadOnlyList<FrozenStamp>? Stamps { get; init; }
    }
}
