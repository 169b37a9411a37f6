namespace PartnershipForChange.Domain.Placements;

/// <summary>
/// What a run was made from and what the engine answered, word for word, so that it can be repeated to the same answer
/// whatever has changed since. Apart from the run because it is long and only needed to repeat it.
/// </summary>
public sealed class MatchRecord : Entity
{
    private MatchRecord()
    {
    }

    public MatchRecord(MatchRun run, string input, string result) => (RunId, Input, Result) = (run.Id, input, result);

    public Guid RunId { get; private set; }

    /// <summary>The round as it was, in JSON.</summary>
    public string Input { get; private set; } = string.Empty;

    /// <summary>The engine's answer with its proof, in JSON.</summary>
    public string Result { get; private set; } = string.Empty;
}
