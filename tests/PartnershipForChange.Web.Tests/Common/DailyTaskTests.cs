using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Common;

public sealed class DailyTaskTests
{
    private static readonly DateOnly Day = new(2027, 3, 15);

    [Fact]
    public async Task Every_task_runs_with_the_day_of_the_programme()
    {
        var (first, second) = (new Recorded(), new Recorded());

        Assert.True(await Run(new TestClock(), first, second));

        Assert.Equal([Day], first.Days);
        Assert.Equal([Day], second.Days);
    }

    [Fact]
    public async Task The_day_begins_at_midnight_in_Ljubljana()
    {
        var clock = new TestClock();
        clock.Set(new DateTimeOffset(2027, 3, 15, 23, 30, 0, TimeSpan.Zero));
        var task = new Recorded();

        await Run(clock, task);

        Assert.Equal([new DateOnly(2027, 3, 16)], task.Days);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_task_that_fails_or_comes_second_keeps_back_no_other_and_is_to_be_run_again(bool cameSecond)
    {
        var failure = new InvalidOperationException("no database");
        var failing = new Recorded(cameSecond ? new ConcurrencyException(failure) : failure);
        var other = new Recorded();

        Assert.False(await Run(new TestClock(), failing, other));

        Assert.Equal([Day], failing.Days);
        Assert.Equal([Day], other.Days);
    }

    private static async Task<bool> Run(TestClock clock, params Recorded[] tasks)
    {
        var services = new ServiceCollection();
        foreach (var task in tasks)
        {
            services.AddScoped<IDailyTask>(_ => task);
        }

        await using var provider = services.BuildServiceProvider();
        var daily = new DailyTaskService(provider.GetRequiredService<IServiceScopeFactory>(), clock, NullLogger<DailyTaskService>.Instance);
        return await daily.RunAll(TestContext.Current.CancellationToken);
    }

    /// <summary>Notes the days it ran; fails with the exception it is given.</summary>
    private sealed class Recorded(Exception? failure = null) : IDailyTask
    {
        public List<DateOnly> Days { get; } = [];

        public Task Run(DateOnly today, CancellationToken cancellation)
        {
            Days.Add(today);
            return failure is null ? Task.CompletedTask : Task.FromException(failure);
        }
    }
}
