namespace Autoheal.Simulation.Applications.Calls;

/// <summary>How one process serves: which share of its requests fails, how long they take, and what is to blame.</summary>
internal sealed record ServiceCondition
{
    public static ServiceCondition Well { get; } = new();

    /// <summary>The share of failing requests, in hundredths.</summary>
    public int ErrorPercent { get; init; }

    /// <summary>What a typical request takes beyond the usual.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether it answers nobody although it accepts connections.</summary>
    public bool Hung { get; init; }

    /// <summary>The dependency to blame; null when it is the process itself, or nothing is wrong.</summary>
    public DependencyTrouble? Trouble { get; init; }
}
