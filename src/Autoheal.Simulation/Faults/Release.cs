using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Faults;

/// <summary>The patches that deliveries consist of: one container of a Deployment's template, named as the application.</summary>
internal static class Release
{
    public static JsonObject Of(Workload workload, JsonObject container)
    {
        container["name"] = workload.Name;
        return new JsonObject
        {
            ["spec"] = new JsonObject
            {
                ["template"] = new JsonObject { ["spec"] = new JsonObject { ["containers"] = new JsonArray(container) } },
            },
        };
    }

    public static JsonArray SettingsFrom(string configMap, bool optional = false)
    {
        var reference = new JsonObject { ["name"] = configMap };
        if (optional)
            reference["optional"] = true;
        return [new JsonObject { ["configMapRef"] = reference }];
    }

    public static JsonArray Without(string variable) => [new JsonObject { ["name"] = variable, ["$patch"] = "delete" }];
}
