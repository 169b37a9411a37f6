namespace PartnershipForChange.Domain.Jury;

/// <summary>
/// Seats jurors at subjects so that each subject gets its number of jurors (or as many as may judge it), nobody sits
/// where there is a conflict, and the loads are as even as they can be: the sum of their squares is least, which makes
/// them differ by at most one wherever conflicts and seats that stand allow it.
/// </summary>
/// <remarks>
/// An optimal semi-matching, with several seats a subject: N. Harvey, R. Ladner, L. Lovász and T. Tamir, "Semi-matchings
/// for bipartite graphs and load balancing", Journal of Algorithms 59 (2006). A seating is optimal exactly when no chain
/// of moves leads from a juror to another with a load smaller by two or more; such chains are sought and taken until
/// there is none. Each lowers the sum of squares, so it ends.
/// </remarks>
public static class EvenSeating
{
    /// <param name="seats">Wanted at each subject.</param>
    /// <param name="mayJudge">Subject × juror.</param>
    /// <param name="kept">Jurors who sit at each subject already and stay; they count in the loads.</param>
    /// <returns>The jurors to add at each subject.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(int seats, bool[,] mayJudge, IReadOnlyList<IReadOnlyList<int>> kept)
    {
        var (subjects, jurors) = (mayJudge.GetLength(0), mayJudge.GetLength(1));
        var load = new int[jurors];
        foreach (var juror in kept.SelectMany(k => k))
        {
            load[juror]++;
        }

        var added = Enumerable.Range(0, subjects).Select(_ => new List<int>()).ToArray();
        bool IsFree(int subject, int juror) =>
            mayJudge[subject, juror] && !kept[subject].Contains(juror) && !added[subject].Contains(juror);

        for (var subject = 0; subject < subjects; subject++)
        {
            while (kept[subject].Count + added[subject].Count < seats)
            {
                var free = Enumerable.Range(0, jurors).Where(j => IsFree(subject, j)).ToList();
                if (free.Count == 0)
                {
                    break;
                }

                var juror = free.MinBy(j => load[j]);
                added[subject].Add(juror);
                load[juror]++;
            }
        }

        while (Enumerable.Range(0, jurors).OrderByDescending(j => load[j]).Any(j => Relieve(j, added, load, IsFree)))
        {
        }

        return added;
    }

    /// <summary>Moves one seat along the shortest chain from <paramref name="from"/> to a juror with a load smaller by two or more.</summary>
    private static bool Relieve(int from, List<int>[] added, int[] load, Func<int, int, bool> isFree)
    {
        var reachedBy = new Dictionary<int, (int Subject, int From)> { [from] = (-1, -1) };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var juror))
        {
            if (load[juror] <= load[from] - 2)
            {
                load[juror]++;
                load[from]--;
                for (var (at, step) = (juror, reachedBy[juror]); at != from; (at, step) = (step.From, reachedBy[step.From]))
                {
                    added[step.Subject].Remove(step.From);
                    added[step.Subject].Add(at);
                }

                return true;
            }

            foreach (var subject in Enumerable.Range(0, added.Length).Where(s => added[s].Contains(juror)))
            {
                foreach (var next in Enumerable.Range(0, load.Length).Where(j => isFree(subject, j) && !reachedBy.ContainsKey(j)))
                {
                    reachedBy[next] = (subject, juror);
                    queue.Enqueue(next);
                }
            }
        }

        return false;
    }
}
