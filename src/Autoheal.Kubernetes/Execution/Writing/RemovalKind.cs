namespace Autoheal.Kubernetes.Execution;

/// <summary>How an object is removed.</summary>
internal enum RemovalKind
{
    /// <summary>By an eviction, which asks the disruption budgets; for pods.</summary>
    Evict = 0,

    /// <summary>By a deletion; what it owns goes after it.</summary>
    Delete,
}
