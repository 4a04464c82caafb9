namespace Autoheal.Kubernetes.Watching;

/// <summary>What became of an object.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was written.</summary>
    Updated,

    /// <summary>It is gone.</summary>
    Removed,
}
