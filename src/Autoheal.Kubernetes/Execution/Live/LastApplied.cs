using System.Text.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Reads what was last applied with <c>kubectl apply</c>: the author's own word for how the object should be, and the only earlier state
/// that Kubernetes keeps of objects without revisions. Declared, so it may be restored; never shown.
/// </summary>
internal static class LastApplied
{
    private const string Pointer = "/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration";

    /// <summary>The value of a field as it was applied; null when nothing was applied or the field was not in it.</summary>
    public static JsonElement? Find(LiveObject live, string pointer)
    {
        try
        {
            return live.Text(Pointer) is { Length: > 0 } text && JsonDocument.Parse(text).RootElement is { ValueKind: JsonValueKind.Object } applied
                ? JsonPointers.Find(applied, pointer)
                : null;
        }
        catch (JsonException)
        {
            // Somebody wrote the annotation by hand: it says nothing then.
            return null;
        }
    }
}
