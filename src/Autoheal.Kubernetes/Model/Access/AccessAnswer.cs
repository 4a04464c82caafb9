namespace Autoheal.Kubernetes.Model;

/// <summary>What the roles and bindings that were seen say. Only the server's authorizers together decide.</summary>
public enum AccessAnswer
{
    /// <summary>Not all roles and bindings were seen.</summary>
    Unknown = 0,

    /// <summary>None of them allows it.</summary>
    Denied,

    /// <summary>One of them allows it.</summary>
    Allowed,
}
