using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Patching;

/// <summary>JSON merge patch, RFC 7396.</summary>
internal static class MergePatch
{
    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (field, change) in patch)
        {
            switch (change)
            {
                case null:
                    target.Remove(field);
                    break;
                case JsonObject inner:
                    if (target[field] is not JsonObject existing)
                        target[field] = existing = [];
                    Apply(existing, inner);
                    break;
                default:
                    target[field] = change.DeepClone();
                    break;
            }
        }
    }
}
