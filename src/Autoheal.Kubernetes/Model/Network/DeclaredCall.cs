namespace Autoheal.Kubernetes.Model;

/// <summary>That a workload is told the address of something. Immutable.</summary>
internal sealed class DeclaredCall
{
    /// <summary>Gets the workload; a pod when nobody manages it.</summary>
    public required ClusterObject Caller { get; init; }

    /// <summary>Gets the container.</summary>
    public required string Container { get; init; }

    /// <summary>Gets the env variable, or the key of the ConfigMap when that is a file or becomes the environment as a whole.</summary>
    public required string Setting { get; init; }

    /// <summary>Gets the ConfigMap that holds the address; null when the template does.</summary>
    public ConfigMap? Map { get; init; }

    /// <summary>Gets the address; its port may stand in a setting beside it.</summary>
    public required NetworkAddress Address { get; init; }

    /// <summary>Gets what the host means in the caller's namespace.</summary>
    public required HostMeaning Meaning { get; init; }

    /// <summary>Gets the Service that is called; null when it is none.</summary>
    public Service? Target => Meaning.Service;

    /// <summary>Gets the port of the Service that is called; null when the address names none or the Service has no such port.</summary>
    public ServicePort? Port
    {
        get
        {
            foreach (var port in Target?.Ports ?? [])
            {
                if (port.Port == Address.Port || (Address.Port == 0 && Target!.Ports.Count == 1))
                {
                    return port;
                }
            }

            return null;
        }
    }
}
