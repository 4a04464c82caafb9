using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Reads the configuration that was last applied with <c>kubectl apply</c>: the number of replicas, and where the object has drifted from it. It is
/// a JSON document in a string, whose values end here.
/// </summary>
internal static class AppliedReader
{
    public static (int? Replicas, IReadOnlyList<string> Drift) Read(ref JsonCursor json)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            json.Skip();
            return (null, []);
        }

        try
        {
            using var applied = JsonDocument.Parse(json.OwnText());
            using var live = json.ParseObject();
            return (ReplicasOf(applied.RootElement), DriftReader.Compare(live.RootElement, applied.RootElement));
        }
        catch (JsonException)
        {
            // Written by a person or cut off: it says nothing then.
            return (null, []);
        }
    }

    private static int? ReplicasOf(JsonElement applied) =>
        applied is { ValueKind: JsonValueKind.Object }
        && applied.TryGetProperty("spec", out var spec) && spec.ValueKind == JsonValueKind.Object
        && spec.TryGetProperty("replicas", out var replicas) && replicas.ValueKind == JsonValueKind.Number
        && replicas.TryGetInt64(out var number) ? AnnotationReader.Count(number) : null;
}
