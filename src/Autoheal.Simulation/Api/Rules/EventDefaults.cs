using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>The fields of Events that Go serialises even when they are empty.</summary>
internal static class EventDefaults
{
    public static void Apply(JsonObject value)
    {
        value.Ensure("involvedObject");
        value.Ensure("source");
        if (!value.ContainsKey("firstTimestamp"))
            value["firstTimestamp"] = null;
        if (!value.ContainsKey("lastTimestamp"))
            value["lastTimestamp"] = null;
        if (!value.ContainsKey("eventTime"))
            value["eventTime"] = null;
        value.Default("reportingComponent", value.Text("source", "component") ?? "");
        value.Default("reportingInstance", value.Text("source", "host") ?? "");
    }
}
