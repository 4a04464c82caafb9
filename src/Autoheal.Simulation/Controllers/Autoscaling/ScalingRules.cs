using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>How fast an autoscaler may move in one direction: its stabilisation window and its policies, with the real defaults.</summary>
internal sealed class ScalingRules
{
    private const int DefaultDownWindow = 300;
    private readonly List<(string Type, long Value, TimeSpan Period)> _policies = [];
    private readonly string _select;

    private ScalingRules(JsonObject? rules, bool up)
    {
        Window = TimeSpan.FromSeconds(rules.Number("stabilizationWindowSeconds") ?? (up ? 0 : DefaultDownWindow));
        _select = rules.Text("selectPolicy") ?? "Max";
        foreach (var policy in rules.Array("policies") ?? [])
            _policies.Add((policy.Text("type") ?? "", policy.Number("value") ?? 0, TimeSpan.FromSeconds(policy.Number("periodSeconds") ?? 15)));
        if (_policies.Count > 0)
            return;
        _policies.Add(("Percent", 100, TimeSpan.FromSeconds(15)));
        if (up)
            _policies.Add(("Pods", 4, TimeSpan.FromSeconds(15)));
    }

    public TimeSpan Window { get; }

    public static ScalingRules Of(StoredObject autoscaler, bool up) => new(autoscaler.Spec.Object("behavior").Object(up ? "scaleUp" : "scaleDown"), up);

    /// <summary>The most replicas that may be reached upwards.</summary>
    public int Ceiling(int current, ScalingHistory history, DateTimeOffset now)
    {
        if (_select == "Disabled")
            return current;
        var limits = _policies.Select(policy =>
        {
            var start = current - history.Moved(now - policy.Period, up: true) + history.Moved(now - policy.Period, up: false);
            return policy.Type == "Pods" ? start + (int)policy.Value : (int)Math.Ceiling(start * (1 + (policy.Value / 100.0)));
        });
        return _select == "Min" ? limits.Min() : limits.Max();
    }

    /// <summary>The fewest replicas that may be reached downwards.</summary>
    public int Floor(int current, ScalingHistory history, DateTimeOffset now)
    {
        if (_select == "Disabled")
            return current;
        var limits = _policies.Select(policy =>
        {
            var start = current + history.Moved(now - policy.Period, up: false) - history.Moved(now - policy.Period, up: true);
            return policy.Type == "Pods" ? start - (int)policy.Value : (int)(start * (1 - (policy.Value / 100.0)));
        });
        return _select == "Min" ? limits.Max() : limits.Min();
    }
}
