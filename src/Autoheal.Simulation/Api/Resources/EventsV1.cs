using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>A stored core Event as <c>events.k8s.io/v1</c>, which says the same under other names, and back.</summary>
internal static class EventsV1
{
    private static readonly (string Core, string Renamed)[] s_names =
    [
        ("involvedObject", "regarding"), ("message", "note"), ("reportingComponent", "reportingController"), ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"), ("lastTimestamp", "deprecatedLastTimestamp"), ("count", "deprecatedCount"),
    ];

    public static JsonObject FromStored(StoredObject stored)
    {
        var renamed = stored.Clone();
        renamed["apiVersion"] = "events.k8s.io/v1";
        foreach (var (core, name) in s_names)
            Move(renamed, core, name);
        return renamed;
    }

    /// <summary>Changes an event at events.k8s.io/v1 into the stored form, in place.</summary>
    public static void ToStored(JsonObject body, StoredObject? current)
    {
        body["apiVersion"] = Kinds.Event.ApiVersion;
        foreach (var (core, name) in s_names)
            Move(body, name, core);
    }

    private static void Move(JsonObject target, string from, string to)
    {
        if (!target.Remove(from, out var value))
            return;
        target[to] = value;
    }
}
