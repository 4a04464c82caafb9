namespace Autoheal.Simulation.Time;

/// <summary>What a caller of a <see cref="SimulatedProcess"/> sees when the process crashes before it answered, like a reset connection.</summary>
public sealed class ProcessCrashedException : IOException
{
    internal ProcessCrashedException(string process)
        : base($"The simulated process '{process}' crashed before it answered.")
    {
    }
}
