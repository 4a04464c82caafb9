using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>Setting a field only when the author left it out.</summary>
internal static class Defaulting
{
    public static void Default(this JsonObject target, string field, JsonNode value)
    {
        if (target[field] is null)
            target[field] = value;
    }

    public static IEnumerable<JsonObject> Objects(this JsonArray? list)
    {
        if (list is null)
            yield break;
        foreach (var element in list)
        {
            if (element is JsonObject found)
                yield return found;
        }
    }
}
