namespace Autoheal.Planning;

/// <summary>What an action touches at most.</summary>
public sealed record BlastRadius
{
    /// <summary>Gets the number of pods that may be replaced or removed.</summary>
    public required int Pods { get; init; }

    /// <summary>Gets the number of pods that the service has when healthy.</summary>
    public required int ServicePods { get; init; }

    /// <summary>Gets the namespaces that are touched.</summary>
    public required IReadOnlyList<string> Namespaces { get; init => field = Frozen.Copy(value); }
}
