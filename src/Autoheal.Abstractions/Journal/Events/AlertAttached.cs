using System.Text.Json.Serialization;
using Autoheal.Incidents;
using Autoheal.Perception;

namespace Autoheal.Journal.Events;

/// <summary>An alert was seen for the first time in this incident. Its labels and annotations lie in the blob store.</summary>
public sealed record AlertAttached : JournalEvent
{
    /// <summary>Gets the alert's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Gets the source that parsed it.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the alert's name; untrusted, at most 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the severity.</summary>
    public AlertSeverity Severity { get; init; }

    /// <summary>Gets when the sender says it began.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Gets a value indicating whether it tells of something that was measured, and not of the state of an object.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Measured { get; init; }

    /// <summary>Gets the objects that it nominates.</summary>
    public IReadOnlyList<ResourceRef> Resources { get; init; } = [];

    /// <summary>Gets the namespaces that the sender's token may speak for.</summary>
    public IReadOnlyList<string> BoundNamespaces { get; init; } = [];

    /// <summary>Gets where labels and annotations lie.</summary>
    public BlobReference? Body { get; init; }
}
