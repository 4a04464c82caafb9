using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Deployments;

/// <summary>A Deployment's numbers with percentages resolved: surge rounds up, unavailability rounds down, and not both may be zero.</summary>
internal readonly record struct RolloutStrategy(int Replicas, bool Recreate, int MaxSurge, int MaxUnavailable)
{
    /// <summary>The fewest available replicas that a rollout keeps.</summary>
    public int MinAvailable => Replicas - MaxUnavailable;

    public static RolloutStrategy Of(StoredObject deployment)
    {
        var replicas = (int)(deployment.Spec.Number("replicas") ?? 1);
        var strategy = deployment.Spec.Object("strategy");
        if (strategy.Text("type") == "Recreate")
            return new(replicas, true, 0, 0);
        var rolling = strategy.Object("rollingUpdate");
        var surge = Resolve(rolling?["maxSurge"], replicas, roundUp: true);
        var unavailable = Resolve(rolling?["maxUnavailable"], replicas, roundUp: false);
        if (surge == 0 && unavailable == 0)
            unavailable = 1;
        return new(replicas, false, surge, Math.Min(unavailable, replicas));
    }

    private static int Resolve(JsonNode? value, int replicas, bool roundUp)
    {
        if (value.AsNumber() is { } number)
            return (int)number;
        var text = value is JsonValue json && json.TryGetValue<string>(out var given) ? given : "25%";
        var share = int.Parse(text.AsSpan().TrimEnd('%'), CultureInfo.InvariantCulture) * replicas / 100.0;
        return (int)(roundUp ? Math.Ceiling(share) : Math.Floor(share));
    }
}
