using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>The QoS class of a pod, which decides who is evicted first under pressure.</summary>
internal static class QualityOfService
{
    public static string Of(JsonObject podSpec)
    {
        var (any, guaranteed) = (false, true);
        foreach (var container in podSpec.Array("containers").Objects().Concat(podSpec.Array("initContainers").Objects()))
        {
            var limits = container.Object("resources").Object("limits");
            var requests = container.Object("resources").Object("requests");
            any |= limits is { Count: > 0 } || requests is { Count: > 0 };
            foreach (var resource in (ReadOnlySpan<string>)["cpu", "memory"])
            {
                if (limits?[resource] is not { } limit || (requests?[resource] is { } request && !JsonNode.DeepEquals(limit, request)))
                    guaranteed = false;
            }
        }

        return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }
}
