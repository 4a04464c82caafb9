namespace Autoheal.Simulation.Kubelet;

/// <summary>Lines that a container writes at a steady pace while it runs.</summary>
/// <param name="First">When the first one comes, counted from the start.</param>
/// <param name="Every">The pace; above zero.</param>
/// <param name="Line">The text of the n-th line, from 0; the same text every time it is asked.</param>
internal sealed record LogChatter(TimeSpan First, TimeSpan Every, Func<int, string> Line);
