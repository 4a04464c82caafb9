namespace Autoheal.Kubernetes.Model;

/// <summary>What a host name or address means inside the cluster.</summary>
/// <param name="Service">The Service that it leads to; null when to none that was seen.</param>
/// <param name="IsMissing">Whether it is the name of a Service that certainly does not exist.</param>
/// <param name="Namespace">The namespace of the Service that it means; empty when it means none.</param>
/// <param name="Name">The name of the Service that it means; empty when it means none.</param>
internal readonly record struct HostMeaning(Service? Service, bool IsMissing, string Namespace, string Name)
{
    /// <summary>Something outside, or something that nobody can tell.</summary>
    public static HostMeaning Elsewhere { get; } = new(null, false, "", "");
}
