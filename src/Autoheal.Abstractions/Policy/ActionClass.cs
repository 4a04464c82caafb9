namespace Autoheal.Policy;

/// <summary>
/// What autonomy is earned for: one version of an action in one environment of one cluster. Nothing that was earned elsewhere, or by another version,
/// counts.
/// </summary>
public sealed record ActionClass
{
    /// <summary>Gets the cluster's id.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Gets the environment from the operator's configuration.</summary>
    public required string Environment { get; init; }

    /// <summary>Gets the action's name.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the action's version.</summary>
    public required int Version { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Action} v{Version} in {Environment}";
}
