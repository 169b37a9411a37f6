using System.Diagnostics;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Benchmarks.Teams;
using PartnershipForChange.Matching.Placements;
using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Benchmarks;

/// <summary>
/// How soon an engine returns once cancelled, at moments spread over its run, and what it allocates. A folder is placed, an instance of
/// MDGPLIB is divided into teams.
/// </summary>
internal sealed class CancelCommand : ICommand
{
    private const int Moments = 40;
    private const int FewSteps = 20_000;
    private const int ManySteps = 120_000;

    public string Name => "cancel";

    public string Usage => "FOLDER|FILE [--moments N]";

    public IReadOnlyList<string> Options { get; } = ["moments"];

    public void Run(Arguments arguments, TextWriter output)
    {
        var moments = arguments.Whole("moments", 1) ?? Moments;
        if (Directory.Exists(arguments.Target)) Placements(RoundFolder.Read(arguments.Target).ToPlacements().Problem, moments, output);
        else Teams(MdgpFile.Read(arguments.Target), moments, output);
    }

    private static void Placements(PlacementProblem problem, int moments, TextWriter output)
    {
        // The first run compiles; it is the second that counts.
        PlacementSolver.Solve(problem);
        var (seconds, bytes) = Measure(() => PlacementSolver.Solve(problem));
        var (slowest, processor) = Cancel(moments, seconds, token => PlacementSolver.Solve(problem, null, null, token));
        JsonLine.Write(output, new
        {
            Seconds = Math.Round(seconds, 6),
            SlowestMilliseconds = Math.Round(slowest, 3),
            SlowestProcessorMilliseconds = Math.Round(processor, 3),
            BytesPerGuest = bytes / problem.Guests.Count,
        });
    }

    private static void Teams(TeamProblem problem, int moments, TextWriter output)
    {
        void Search(int steps) => TeamSolver.Solve(problem, new TeamOptions { IterationLimit = steps });
        Search(FewSteps);
        var few = Measure(() => Search(FewSteps)).Bytes;
        var (seconds, many) = Measure(() => Search(ManySteps));
        var (slowest, processor) = Cancel(moments, seconds, token => TeamSolver.Solve(problem, new TeamOptions { IterationLimit = ManySteps }, null, token));
        JsonLine.Write(output, new
        {
            Seconds = Math.Round(seconds, 6),
            SlowestMilliseconds = Math.Round(slowest, 3),
            SlowestProcessorMilliseconds = Math.Round(processor, 3),
            BytesFewSteps = few,
            BytesManySteps = many,
        });
    }

    private static (double Seconds, long Bytes) Measure(Action run)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        run();
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    /// <summary>
    /// The longest from cancelling to return, in milliseconds that passed and in those the processor worked for this process: on a busy
    /// machine the first tells of the others' work too.
    /// </summary>
    private static (double Elapsed, double Processor) Cancel(int moments, double seconds, Action<CancellationToken> run)
    {
        var (elapsed, processor) = (0.0, 0.0);
        for (var moment = 0; moment < moments; moment++)
        {
            using var source = new CancellationTokenSource();
            var worker = new Thread(() =>
            {
                try
                {
                    run(source.Token);
                }
                catch (OperationCanceledException)
                {
                    // What is measured.
                }
            });
            worker.Start();
            worker.Join(TimeSpan.FromSeconds(seconds * (moment + 0.5) / moments));
            var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            source.Cancel();
            worker.Join();
            elapsed = Math.Max(elapsed, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            processor = Math.Max(processor, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        return (elapsed, processor);
    }
}
