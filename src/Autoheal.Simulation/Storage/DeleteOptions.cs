namespace Autoheal.Simulation.Storage;

/// <summary>How to delete an object. The defaults are the API server's.</summary>
internal sealed record DeleteOptions
{
    public static DeleteOptions Default { get; } = new();

    /// <summary>Removes a pod at once; what a kubelet sends when the containers are gone.</summary>
    public static DeleteOptions Now { get; } = new() { GracePeriodSeconds = 0 };

    /// <summary>Seconds a pod gets to stop; null means <c>spec.terminationGracePeriodSeconds</c>. Ignored for other kinds.</summary>
    public long? GracePeriodSeconds { get; init; }

    public Propagation Propagation { get; init; } = Propagation.Background;

    public Precondition? Precondition { get; init; }

    /// <summary>Checks everything and answers the would-be object, but writes nothing.</summary>
    public bool DryRun { get; init; }
}
