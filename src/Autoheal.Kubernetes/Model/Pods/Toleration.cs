namespace Autoheal.Kubernetes.Model;

/// <summary>A taint that pods bear. Immutable; compared by value.</summary>
public sealed record Toleration
{
    /// <summary>Gets the taint's key; empty with <see cref="Exists"/> means every taint.</summary>
    public string Key { get; init; } = "";

    /// <summary>Gets a value indicating whether any value will do.</summary>
    public bool Exists { get; init; }

    /// <summary>Gets the taint's value.</summary>
    public string Value { get; init; } = "";

    /// <summary>Gets the taint's effect; empty means every effect.</summary>
    public string Effect { get; init; } = "";

    /// <summary>Whether it bears a taint.</summary>
    public bool Tolerates(Taint taint)
    {
        ArgumentNullException.ThrowIfNull(taint);
        return (Effect.Length == 0 || Effect == taint.Effect)
            && (Key == taint.Key || (Key.Length == 0 && Exists))
            && (Exists || Value == taint.Value);
    }
}
