using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Taints of nodes and the tolerations of pods for them.</summary>
internal static class Taints
{
    /// <summary>The first taint with one of the effects that nothing tolerates; null when there is none.</summary>
    public static JsonNode? FirstUntolerated(StoredObject node, JsonArray? tolerations, params ReadOnlySpan<string> effects)
    {
        foreach (var taint in node.Spec.Array("taints") ?? [])
        {
            if (taint.Text("effect") is { } effect && effects.Contains(effect) && FindToleration(tolerations, taint) is null)
                return taint;
        }

        return null;
    }

    /// <summary>The first toleration that tolerates the taint; null when none does.</summary>
    public static JsonNode? FindToleration(JsonArray? tolerations, JsonNode? taint)
    {
        foreach (var toleration in tolerations ?? [])
        {
            if (Tolerates(toleration, taint))
                return toleration;
        }

        return null;
    }

    /// <summary>The taint as the scheduler words it.</summary>
    public static string Describe(JsonNode taint) => $"{{{taint.Text("key")}: {taint.Text("value") ?? ""}}}";

    public static bool Tolerates(JsonNode? toleration, JsonNode? taint)
    {
        var key = toleration.Text("key") ?? "";
        var effect = toleration.Text("effect") ?? "";
        var exists = toleration.Text("operator") == "Exists";
        return (key.Length == 0 ? exists : key == taint.Text("key"))
            && (effect.Length == 0 || effect == taint.Text("effect"))
            && (exists || (toleration.Text("value") ?? "") == (taint.Text("value") ?? ""));
    }
}
