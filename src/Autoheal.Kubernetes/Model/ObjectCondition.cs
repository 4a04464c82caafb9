namespace Autoheal.Kubernetes.Model;

/// <summary>One condition of an object's status.</summary>
public sealed class ObjectCondition
{
    /// <summary>Gets the type, for instance <c>Ready</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the status: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Gets the reason; empty when there is none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Gets what was said about it.</summary>
    public UntrustedText Message { get; init; }

    /// <summary>Gets when the status last changed, in UTC.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets when its controller last confirmed it, in UTC; null when it does not say.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Gets a value indicating whether the status is <c>True</c>.</summary>
    public bool IsTrue => Status == "True";
}
