namespace PartnershipForChange.Matching;

/// <summary>How far an engine has come; reported now and then while it runs.</summary>
/// <param name="Phase">What it is doing, as a stable key such as <c>ranks</c> or <c>search</c>; the caller words it.</param>
/// <param name="Share">Share of the work done, 0 to 1; an estimate that never falls.</param>
/// <param name="Best">Value of the best answer so far, in the engine's own unit, once there is one.</param>
/// <param name="Bound">What no answer can beat, in the same unit, once it is known.</param>
public readonly record struct MatchingProgress(string Phase, double Share, double? Best = null, double? Bound = null);
