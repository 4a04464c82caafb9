namespace Autoheal.Kubernetes.Model;

/// <summary>Where a container takes settings from.</summary>
public enum ConfigSourceKind
{
    /// <summary>A ConfigMap.</summary>
    ConfigMap = 0,

    /// <summary>A Secret. Autoheal never reads one; it only knows the name.</summary>
    Secret,
}
