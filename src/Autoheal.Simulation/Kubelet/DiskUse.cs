namespace Autoheal.Simulation.Kubelet;

/// <summary>Local storage that a run fills.</summary>
/// <param name="After">When it has, counted from the start of the process.</param>
/// <param name="Bytes">How much.</param>
/// <param name="Path">Where, as the container sees it.</param>
internal sealed record DiskUse(TimeSpan After, long Bytes, string Path);
