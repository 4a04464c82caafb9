using Autoheal.Incidents;

namespace Autoheal.Perception;

/// <summary>A normalized signal. Labels, annotations and nominated resources are the sender's words: they nominate, they never decide.</summary>
public sealed record Alert
{
    /// <summary>Gets the source that parsed it.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the sender's identity of this alert; the same while it fires, is repeated and resolves.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Gets the alert's name, for instance <c>KubePodCrashLooping</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the severity.</summary>
    public AlertSeverity Severity { get; init; }

    /// <summary>Gets a value indicating whether the sender says that it is over.</summary>
    public bool Resolved { get; init; }

    /// <summary>Gets when the sender says it began.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Gets when the sender says it ended; null while it fires.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Gets the labels, untrusted.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the annotations, untrusted.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets a value indicating whether it tells of something that was measured, such as failing requests, and not of the state of an object: while it
    /// fires, healthy objects do not mean that nothing is wrong.
    /// </summary>
    public bool Measured { get; init; }

    /// <summary>Gets the objects that the labels name, most specific first.</summary>
    public IReadOnlyList<ResourceRef> Resources { get; init; } = [];
}
