using System.Globalization;
using System.Text.Json;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Execution;

/// <summary>An object as the server gave it a moment ago.</summary>
internal sealed class LiveObject
{
    public required ResourceRef Reference { get; init; }

    public required JsonElement Json { get; init; }

    public ObjectMetadata Metadata => field ??= WorkloadShape.Read(Json).Metadata;

    /// <summary>The version that was read; for preconditions of removals only.</summary>
    public string ResourceVersion => Text("/metadata/resourceVersion");

    /// <summary>Whether something has to be cleaned up before the object may go.</summary>
    public bool HasFinalizers => Find("/metadata/finalizers") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0;

    public bool Deleting => Find("/metadata/deletionTimestamp") is not null;

    public JsonElement? Find(string pointer) => JsonPointers.Find(Json, pointer);

    /// <summary>The text at a pointer; empty when there is none.</summary>
    public string Text(string pointer) => Find(pointer) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    /// <summary>The whole number at a pointer; null when there is none.</summary>
    public int? Number(string pointer) => Find(pointer) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public bool Flag(string pointer) => Find(pointer) is { ValueKind: JsonValueKind.True };

    /// <summary>The time at a pointer, in UTC; null when there is none.</summary>
    public DateTimeOffset? Time(string pointer) =>
        DateTimeOffset.TryParse(Text(pointer), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>Whether a condition of the status is true.</summary>
    public bool Condition(string type) => Items("/status/conditions").Any(condition =>
        JsonPointers.Find(condition, "/type")?.ValueEquals(type) == true && JsonPointers.Find(condition, "/status")?.ValueEquals("True") == true);

    /// <summary>The items of the list at a pointer; none when there is no list.</summary>
    public IEnumerable<JsonElement> Items(string pointer) =>
        Find(pointer) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
