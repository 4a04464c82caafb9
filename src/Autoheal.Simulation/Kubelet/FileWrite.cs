namespace Autoheal.Simulation.Kubelet;

/// <summary>A file that a run writes in its own file system, or removes when there is no content.</summary>
/// <param name="After">When, counted from the start of the process.</param>
/// <param name="Path">The file.</param>
/// <param name="Content">What it holds from then on; null when it is gone.</param>
internal sealed record FileWrite(TimeSpan After, string Path, string? Content);
