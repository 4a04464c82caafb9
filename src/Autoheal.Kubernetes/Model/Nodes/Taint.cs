namespace Autoheal.Kubernetes.Model;

/// <summary>What keeps pods away from a node. Immutable; compared by value.</summary>
public sealed record Taint
{
    /// <summary>Gets the key.</summary>
    public required string Key { get; init; }

    /// <summary>Gets the value; empty when there is none.</summary>
    public string Value { get; init; } = "";

    /// <summary>Gets what happens to pods: <c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>.</summary>
    public string Effect { get; init; } = "";

    /// <summary>Gets when it was put there, in UTC; null when not recorded.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>For instance <c>gpu=true:NoSchedule</c>.</summary>
    public override string ToString() => Value.Length == 0 ? $"{Key}:{Effect}" : $"{Key}={Value}:{Effect}";
}
