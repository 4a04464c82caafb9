using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>Reads and changes of a status' <c>conditions</c> list.</summary>
internal static class Conditions
{
    public static JsonObject? Find(JsonObject? status, string type)
    {
        foreach (var condition in status.Array("conditions") ?? [])
        {
            if (condition.Text("type") == type)
                return (JsonObject)condition!;
        }

        return null;
    }

    public static bool IsTrue(JsonObject? status, string type) => Find(status, type).Text("status") == "True";

    public static void Remove(JsonObject status, string type)
    {
        if (Find(status, type) is { } present)
            status.Array("conditions")!.Remove(present);
    }

    public static void Put(JsonObject status, JsonObject condition)
    {
        Remove(status, condition.Text("type")!);
        if (status.Array("conditions") is not { } conditions)
            status["conditions"] = conditions = [];
        conditions.Add(condition);
    }
}
