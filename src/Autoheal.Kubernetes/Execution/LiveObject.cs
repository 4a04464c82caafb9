using System.Text.Json;
using Autoheal.Incidents;

namespace Autoheal.Kubernetes.Execution;

/// <summary>An object as the server gave it a moment ago.</summary>
internal sealed class LiveObject
{
    public required ResourceRef Reference { get; init; }

    public required JsonElement Json { get; init; }

    /// <summary>The version that was read; for preconditions of removals only.</summary>
    public string ResourceVersion => JsonPointers.Find(Json, "/metadata/resourceVersion")?.GetString() ?? "";
}
