using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>Looks at every HorizontalPodAutoscaler each 15 seconds and scales its target as the metrics ask, or says why it cannot.</summary>
internal sealed class AutoscalerController : IController
{
    private static readonly EventSource s_source = new("horizontal-pod-autoscaler");
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(15);
    private readonly ControllerContext _context;
    private readonly MetricReader _metrics;
    private readonly WorkQueue _queue;
    private readonly Dictionary<string, ScalingHistory> _histories = [];

    public AutoscalerController(ControllerContext context, IContainerUsage usage)
    {
        _context = context;
        _metrics = new MetricReader(new ResourceReplicas(context, new ResourceMetrics(context, usage)));
        _queue = new WorkQueue(context.Agenda, Reconcile);
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind != Kinds.HorizontalPodAutoscaler)
            return;
        if (change.Type == ChangeType.Added)
            _queue.AddIn(TimeSpan.FromSeconds(1), ObjectKey.Of(change.Object));
        else if (change.Type == ChangeType.Deleted)
            _histories.Remove(change.Object.Uid);
    }

    private void Reconcile(ObjectKey key)
    {
        if (_context.Store.Find(Kinds.HorizontalPodAutoscaler, key.Namespace, key.Name) is not { } autoscaler)
            return;
        _queue.AddIn(s_period, key);
        if (!autoscaler.Deleting)
            Look(autoscaler);
    }

    private void Look(StoredObject autoscaler)
    {
        var conditions = new AutoscalerConditions(autoscaler, _context.NowText);
        if (FindTarget(autoscaler, conditions) is not { } target)
        {
            Write(autoscaler, conditions, (int)(autoscaler.Status.Number("currentReplicas") ?? 0), (int)(autoscaler.Status.Number("desiredReplicas") ?? 0), null);
            return;
        }

        var current = (int)(target.Spec.Number("replicas") ?? 1);
        conditions.AbleToScale(true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
        if (!_histories.TryGetValue(autoscaler.Uid, out var history))
            _histories.Add(autoscaler.Uid, history = new());
        var (least, most) = ((int)(autoscaler.Spec.Number("minReplicas") ?? 1), (int)(autoscaler.Spec.Number("maxReplicas") ?? 1));
        if (current == 0 && least != 0)
        {
            conditions.ScalingActive(false, "ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
            Write(autoscaler, conditions, current, 0, null);
        }
        else if (current > most)
        {
            Scale(autoscaler, target, conditions, history, current, most, "Current number of replicas above Spec.MaxReplicas", null);
        }
        else if (current < least)
        {
            Scale(autoscaler, target, conditions, history, current, least, "Current number of replicas below Spec.MinReplicas", null);
        }
        else
        {
            Follow(autoscaler, target, conditions, history, current);
        }
    }

    private StoredObject? FindTarget(StoredObject autoscaler, AutoscalerConditions conditions)
    {
        var reference = autoscaler.Spec.Object("scaleTargetRef");
        var kind = Kinds.All.FirstOrDefault(kind => kind.Kind == reference.Text("kind") && kind.HasScale);
        var problem = kind is null
            ? $"no matches for kind \"{reference.Text("kind")}\" in group \"{GroupOf(reference.Text("apiVersion"))}\""
            : $"{kind.QualifiedResource} \"{reference.Text("name")}\" not found";
        if (kind is not null && _context.Store.Find(kind, autoscaler.Namespace, reference.Text("name") ?? "") is { } target)
            return target;
        _context.Events.Warning(autoscaler, s_source, "FailedGetScale", problem);
        conditions.AbleToScale(false, "FailedGetScale", $"the HPA controller was unable to get the target's current scale: {problem}");
        return null;
    }

    private static string GroupOf(string? apiVersion) => apiVersion?.Split('/') is [var group, _] ? group : "";

    private void Follow(StoredObject autoscaler, StoredObject target, AutoscalerConditions conditions, ScalingHistory history, int current)
    {
        var pods = _context.Pods.Matching(target.Namespace, target.Spec.Object("selector"));
        var proposals = new List<MetricProposal>();
        MetricFailure? first = null;
        var failed = 0;
        var metrics = autoscaler.Spec.Array("metrics") ?? [];
        foreach (var metric in metrics)
        {
            try
            {
                proposals.Add(_metrics.Read(autoscaler, metric, pods, current));
            }
            catch (MetricFailure failure)
            {
                _context.Events.Warning(autoscaler, s_source, failure.Reason, failure.Message);
                first ??= failure;
                failed++;
            }
        }

        var best = proposals.MaxBy(proposal => proposal.Replicas);
        // With some metrics unknown it may still grow, but not shrink.
        if (best is null || (first is not null && best.Replicas < current))
        {
            conditions.ScalingActive(false, first?.Reason ?? "FailedGetResourceMetric", $"the HPA was unable to compute the replica count: {first?.Message}");
            _context.Events.Warning(autoscaler, s_source, "FailedComputeMetricsReplicas",
                string.Create(CultureInfo.InvariantCulture, $"invalid metrics ({failed} invalid out of {metrics.Count}), first error is: {first?.Whole}"));
            Write(autoscaler, conditions, current, (int)(autoscaler.Status.Number("desiredReplicas") ?? 0), proposals);
            return;
        }

        conditions.ScalingActive(true, "ValidMetricFound", $"the HPA was able to successfully calculate a replica count from {best.Name}");
        var reason = best.Replicas > current ? $"{best.Name} above target" : "All metrics below target";
        var limited = ReplicaLimits.Apply(autoscaler, current, best.Replicas, history, conditions, _context.Now);
        Scale(autoscaler, target, conditions, history, current, limited, reason, proposals);
    }

    private void Scale(
        StoredObject autoscaler, StoredObject target, AutoscalerConditions conditions, ScalingHistory history, int current, int wanted, string reason, List<MetricProposal>? proposals)
    {
        if (wanted == current)
        {
            Write(autoscaler, conditions, current, wanted, proposals);
            return;
        }

        try
        {
            _context.Store.Mutate(target.Kind, target.Namespace, target.Name, json => json.Ensure("spec")["replicas"] = wanted);
        }
        catch (StoreException refusal)
        {
            _context.Events.Warning(autoscaler, s_source, "FailedRescale", string.Create(CultureInfo.InvariantCulture, $"New size: {wanted}; reason: {reason}; error: {refusal.Message}"));
            conditions.AbleToScale(false, "FailedUpdateScale", $"the HPA controller was unable to update the target scale: {refusal.Message}");
            Write(autoscaler, conditions, current, current, proposals);
            return;
        }

        history.Scale(_context.Now, wanted - current);
        conditions.AbleToScale(true, "SucceededRescale", string.Create(CultureInfo.InvariantCulture, $"the HPA controller was able to update the target scale to {wanted}"));
        _context.Events.Normal(autoscaler, s_source, "SuccessfulRescale", string.Create(CultureInfo.InvariantCulture, $"New size: {wanted}; reason: {reason}"));
        Write(autoscaler, conditions, current, wanted, proposals, scaled: true);
    }

    private void Write(StoredObject autoscaler, AutoscalerConditions conditions, int current, int desired, List<MetricProposal>? proposals, bool scaled = false) =>
        _context.WriteStatus(autoscaler, status =>
        {
            if (scaled)
                status["lastScaleTime"] = _context.NowText;
            status["currentReplicas"] = current;
            status["desiredReplicas"] = desired;
            if (proposals is { Count: > 0 })
                status["currentMetrics"] = new JsonArray([.. proposals.Select(proposal => proposal.Status)]);
            status["conditions"] = conditions.Result;
            if (autoscaler.Metadata.Number("generation") is { } generation)
                status["observedGeneration"] = generation;
        });
}
