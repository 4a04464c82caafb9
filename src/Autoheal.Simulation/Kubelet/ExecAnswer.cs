namespace Autoheal.Simulation.Kubelet;

/// <summary>How a command ended that was run beside the container's process.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, both streams.</param>
/// <param name="Took">How long it ran, or would have run.</param>
/// <param name="Error">Why the runtime could not run it at all; null when it ran.</param>
internal sealed record ExecAnswer(int ExitCode, string Output, TimeSpan Took, string? Error = null)
{
    public static ExecAnswer Success { get; } = new(0, "", TimeSpan.FromMilliseconds(20));
}
