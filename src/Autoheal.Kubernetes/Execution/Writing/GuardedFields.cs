using System.Text.Json;
using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Captures guarded values and holds them against the live object.</summary>
internal static class GuardedFields
{
    /// <summary>The values of the fields now.</summary>
    public static GuardSet Capture(ResourceRef target, JsonElement live, IEnumerable<string> pointers) =>
        new(target, pointers.Select(pointer => new KeyValuePair<string, JsonElement?>(pointer, JsonPointers.Find(live, pointer))));

    /// <summary>The same values with one of them replaced; null removes the field.</summary>
    public static GuardSet With(this GuardSet guards, string pointer, JsonElement? value) => new(
        guards.Target,
        guards.Fields.Select(field => field.Key == pointer ? new KeyValuePair<string, JsonElement?>(pointer, value) : field));

    /// <summary>The first guarded field whose live value is another; null when all agree.</summary>
    public static string? FirstDifference(GuardSet guards, JsonElement live)
    {
        foreach (var (pointer, expected) in guards.Fields)
        {
            if (!AreEqual(expected, JsonPointers.Find(live, pointer)))
            {
                return pointer;
            }
        }

        return null;
    }

    public static bool AreEqual(JsonElement? one, JsonElement? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } x, { } y) => JsonElement.DeepEquals(x, y),
        _ => false,
    };
}
