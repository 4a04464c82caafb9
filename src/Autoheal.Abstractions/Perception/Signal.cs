namespace Autoheal.Perception;

/// <summary>Raw bytes from an authenticated sender, before anything has read them.</summary>
public sealed record Signal
{
    /// <summary>Gets the name of the source that parses it, for instance <c>alertmanager</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Gets when the bytes arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the bytes.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// Gets the namespaces that the sender's token may speak for; <c>*</c> means all. A target outside needs a person's approval.
    /// </summary>
    public IReadOnlyList<string> BoundNamespaces { get; init; } = [];

    /// <summary>
    /// Gets the names of the clusters that the sender may speak for; none means all of the host's. An alert about another one is refused.
    /// </summary>
    public IReadOnlyList<string> BoundClusters { get; init; } = [];
}
