namespace Autoheal.Kubernetes.Model;

/// <summary>The volume claim that a StatefulSet makes for each of its pods. Immutable.</summary>
public sealed class ClaimTemplate
{
    /// <summary>Gets the name; a pod's claim is called <c>NAME-POD</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what the claims ask for.</summary>
    public ClaimSpec Claim { get; init; } = ClaimSpec.Empty;
}
