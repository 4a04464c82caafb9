namespace Autoheal.Kubernetes.Model;

/// <summary>Which parts of an object a manager wrote.</summary>
[Flags]
public enum ChangedParts
{
    /// <summary>None that has a word here.</summary>
    None = 0,

    /// <summary>Anything in <c>spec</c>.</summary>
    Spec = 1,

    /// <summary>The <c>data</c> of a ConfigMap or Secret.</summary>
    Content = 2,

    /// <summary>The pod template.</summary>
    Template = 4,

    /// <summary>The number of replicas.</summary>
    Replicas = 8,

    /// <summary>A selector.</summary>
    Selector = 16,

    /// <summary>Labels.</summary>
    Labels = 32,

    /// <summary>Annotations.</summary>
    Annotations = 64,

    /// <summary>The status.</summary>
    Status = 128,

    /// <summary>Rules, webhooks, role references or subjects: what kinds without a spec consist of.</summary>
    Rules = 256,
}
