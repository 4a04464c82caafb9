using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Describes compensations.</summary>
internal static class Undo
{
    /// <summary>The guarded fields are restored exactly.</summary>
    public static Compensation Exact(string description, bool disturbs = true) =>
        new() { Available = true, Description = description, Disturbs = disturbs };

    /// <summary>There is nothing to restore, and why.</summary>
    public static Compensation None(string reason) => new() { Available = false, Description = reason, Disturbs = false };
}
