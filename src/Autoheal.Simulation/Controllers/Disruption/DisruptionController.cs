using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Disruption;

/// <summary>Counts for every PodDisruptionBudget how many of its pods may be missed now.</summary>
internal sealed class DisruptionController : IController
{
    private static readonly EventSource s_source = new("controllermanager");
    private static readonly TimeSpan s_disruptionTimeout = TimeSpan.FromMinutes(2);
    private readonly ControllerContext _context;
    private readonly ExpectedPods _expected;
    private readonly WorkQueue _queue;

    public DisruptionController(ControllerContext context)
    {
        _context = context;
        _expected = new ExpectedPods(context);
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.PodDisruptionBudget)
            _queue.Add(ObjectKey.Of(change.Object));
        else if (change.Kind == Kinds.Pod && Pods.MatterToTheirOwners(change))
            ObservePod(change);
        else if ((change.Kind == Kinds.Deployment || change.Kind == Kinds.ReplicaSet || change.Kind == Kinds.StatefulSet)
            && change.Old?.Spec.Number("replicas") != change.Object.Spec.Number("replicas"))
            foreach (var budget in _context.Store.List(Kinds.PodDisruptionBudget, change.Object.Namespace))
                _queue.Add(ObjectKey.Of(budget));
    }

    private void ObservePod(StoreChange change)
    {
        foreach (var budget in _context.Selectors.Matching(Kinds.PodDisruptionBudget, change.Object.Namespace, change.Object.Labels))
            _queue.Add(ObjectKey.Of(budget));
        if (change.Old is not { } old || JsonNode.DeepEquals(old.Labels, change.Object.Labels))
            return;
        foreach (var budget in _context.Selectors.Matching(Kinds.PodDisruptionBudget, old.Namespace, old.Labels))
            _queue.Add(ObjectKey.Of(budget));
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.PodDisruptionBudget, key.Namespace, key.Name) is not { } budget)
            return;
        var pods = _context.Pods.Matching(key.Namespace, budget.Spec.Object("selector"));
        if (pods.Count == 0)
            _context.Events.Normal(budget, s_source, "NoPods", "No matching pods found");
        var (expected, desired, problem) = Judge(budget, pods);
        if (problem is not null)
        {
            _context.Events.Warning(budget, s_source, "CalculateExpectedPodCountFailed", $"Failed to calculate the number of expected pods: {problem}");
            Write(budget, status => SetAllowed(status, 0, "SyncFailed", problem));
            return;
        }

        var disrupted = Disrupted(budget, pods, key);
        var healthy = pods.Count(pod => !pod.Deleting && Pods.IsReady(pod) && !disrupted.ContainsKey(pod.Name));
        var allowed = expected > 0 ? Math.Max(0, healthy - desired) : 0;
        Write(budget, status =>
        {
            if (disrupted.Count > 0)
                status["disruptedPods"] = disrupted;
            else
                status.Remove("disruptedPods");
            status["currentHealthy"] = healthy;
            status["desiredHealthy"] = desired;
            status["expectedPods"] = expected;
            SetAllowed(status, allowed, allowed > 0 ? "SufficientPods" : "InsufficientPods", "");
        });
    }

    private (int Expected, int Desired, string? Problem) Judge(StoredObject budget, List<StoredObject> pods)
    {
        if (budget.Spec?["maxUnavailable"] is { } most)
        {
            var (scale, problem) = _expected.Of(pods);
            return (scale, Math.Max(0, scale - Resolve(most, scale)), problem);
        }

        var least = budget.Spec?["minAvailable"];
        if (least.AsNumber() is { } number)
            return (pods.Count, (int)number, null);
        var (expected, error) = _expected.Of(pods);
        return (expected, Resolve(least, expected), error);
    }

    /// <summary>Both bounds round percentages up.</summary>
    private static int Resolve(JsonNode? value, int expected)
    {
        if (value.AsNumber() is { } number)
            return (int)number;
        return int.TryParse(value?.ToString().TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? (int)Math.Ceiling(share * expected / 100.0) : 1;
    }

    /// <summary>Pods whose eviction was granted but that are not being deleted yet; forgotten after two minutes.</summary>
    private JsonObject Disrupted(StoredObject budget, List<StoredObject> pods, ObjectKey key)
    {
        var disrupted = new JsonObject();
        foreach (var (name, time) in budget.Status.Object("disruptedPods") ?? [])
        {
            var end = KubernetesTime.Parse(time!.ToString()) + s_disruptionTimeout;
            if (end <= _context.Now || !pods.Exists(pod => pod.Name == name && !pod.Deleting))
                continue;
            disrupted[name] = time.DeepClone();
            _queue.AddAt(end, key);
        }

        return disrupted;
    }

    private void Write(StoredObject budget, Action<JsonObject> change) => _context.WriteStatus(budget, status =>
    {
        change(status);
        status["observedGeneration"] = budget.Metadata.Number("generation") ?? 1;
    });

    private void SetAllowed(JsonObject status, int allowed, string reason, string message)
    {
        status["disruptionsAllowed"] = allowed;
        var present = Conditions.Find(status, "DisruptionAllowed");
        var value = allowed > 0 ? "True" : "False";
        if (present.Text("status") == value && present.Text("reason") == reason && present.Text("message") == message)
            return;
        Conditions.Put(status, new JsonObject
        {
            ["type"] = "DisruptionAllowed",
            ["status"] = value,
            ["lastTransitionTime"] = present.Text("status") == value ? present.Text("lastTransitionTime") : _context.NowText,
            ["reason"] = reason,
            ["message"] = message,
        });
    }
}
