namespace Autoheal.Kubernetes.Model.Health;

/// <summary>The health of one object.</summary>
public sealed record ObjectHealth
{
    /// <summary>Gets how it is.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>Gets what says so, in the words of the object or of the rule; may be empty. Untrusted: whoever writes the status writes it.</summary>
    public string Message { get; init; } = "";
}
