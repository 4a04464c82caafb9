using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>
/// How many replicas a resource metric asks for. Pods without a metric and pods that are not ready yet are assumed to be such that the
/// result moves less: idle when it would grow, at their request when it would shrink.
/// </summary>
internal sealed class ResourceReplicas(ControllerContext context, ResourceMetrics metrics)
{
    private const double Tolerance = 0.1;
    private static readonly TimeSpan s_initialization = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_initialReadiness = TimeSpan.FromSeconds(30);

    /// <param name="pods">The pods of the target.</param>
    /// <param name="resource"><c>cpu</c> or <c>memory</c>.</param>
    /// <param name="container">The only container that counts; null for all.</param>
    /// <param name="current">How many replicas there are.</param>
    /// <param name="target">A percentage of the requests, or an amount for each pod.</param>
    /// <param name="ofRequests">Whether the target is a percentage.</param>
    /// <returns>The replicas and the present value: a percentage or the mean amount.</returns>
    /// <exception cref="InvalidOperationException">The metric cannot be computed; the message says why in the controller's words.</exception>
    public (int Replicas, long Value, long Mean) Calculate(List<StoredObject> pods, string resource, string? container, int current, long target, bool ofRequests)
    {
        if (metrics.Outage is { } outage)
            throw new InvalidOperationException($"unable to get metrics for resource {resource}: unable to fetch metrics from resource metrics API: {outage}");
        if (pods.Count == 0)
            throw new InvalidOperationException("no pods returned by selector while calculating replica count");
        var groups = Group(pods, resource, container);
        if (groups.Known.Count == 0 && groups.Unready.Count == 0)
            throw new InvalidOperationException($"unable to get metrics for resource {resource}: no metrics returned from resource metrics API");
        if (groups.Known.Count == 0)
            throw new InvalidOperationException("did not receive metrics for targeted pods (pods might be unready)");
        var wanted = pods.ToDictionary(pod => pod.Uid, pod => ofRequests ? RequestOf(pod, resource, container) : target, StringComparer.Ordinal);
        var (ratio, value) = Ratio(groups.Known, wanted, target, ofRequests);
        var mean = groups.Known.Values.Sum() / groups.Known.Count;
        return (Replicas(groups, wanted, current, target, ofRequests, ratio), value, mean);
    }

    private static int Replicas(Groups groups, Dictionary<string, long> wanted, int current, long target, bool ofRequests, double ratio)
    {
        var growWithUnready = groups.Unready.Count > 0 && ratio > 1;
        if (!growWithUnready && groups.Missing.Count == 0)
            return Math.Abs(1 - ratio) <= Tolerance ? current : (int)Math.Ceiling(ratio * groups.Known.Count);
        var assumed = new Dictionary<string, long>(groups.Known);
        foreach (var uid in groups.Missing)
            assumed[uid] = ratio < 1 ? (ofRequests ? wanted[uid] * Math.Max(100, target) / 100 : target) : 0;
        foreach (var uid in growWithUnready ? groups.Unready : [])
            assumed[uid] = 0;
        var (corrected, _) = Ratio(assumed, wanted, target, ofRequests);
        if (Math.Abs(1 - corrected) <= Tolerance || (ratio < 1 && corrected > 1) || (ratio > 1 && corrected < 1))
            return current;
        var replicas = (int)Math.Ceiling(corrected * assumed.Count);
        return (corrected < 1 && replicas > current) || (corrected > 1 && replicas < current) ? current : replicas;
    }

    private static (double Ratio, long Value) Ratio(Dictionary<string, long> used, Dictionary<string, long> wanted, long target, bool ofRequests)
    {
        var sum = used.Values.Sum();
        if (!ofRequests)
            return ((double)sum / used.Count / target, sum / used.Count);
        var requests = used.Keys.Sum(uid => wanted[uid]);
        if (requests == 0)
            throw new InvalidOperationException("no metrics returned matched known pods");
        var utilization = sum * 100 / requests;
        return ((double)utilization / target, utilization);
    }

    private static long RequestOf(StoredObject pod, string resource, string? container)
    {
        var sum = 0L;
        foreach (var declared in pod.Spec.Array("containers") ?? [])
        {
            if (container is not null && declared.Text("name") != container)
                continue;
            if (declared.Object("resources").Object("requests").Text(resource) is not { } request)
                throw new InvalidOperationException($"missing request for {resource} in container {declared.Text("name")} of Pod {pod.Name}");
            sum += resource == "cpu" ? ResourceQuantity.MilliCpu(request) : ResourceQuantity.Units(request);
        }

        return sum;
    }

    private Groups Group(List<StoredObject> pods, string resource, string? container)
    {
        var groups = new Groups();
        foreach (var pod in pods)
        {
            if (pod.Deleting || pod.Status.Text("phase") == "Failed")
                continue;
            if (pod.Status.Text("phase") is null or "Pending")
                groups.Unready.Add(pod.Uid);
            else if (metrics.UseOf(pod, resource, container) is not { } used)
                groups.Missing.Add(pod.Uid);
            else if (resource == "cpu" && IsStarting(pod))
                groups.Unready.Add(pod.Uid);
            else
                groups.Known.Add(pod.Uid, used);
        }

        return groups;
    }

    /// <summary>The use of CPU says little while a program starts.</summary>
    private bool IsStarting(StoredObject pod)
    {
        if (Conditions.Find(pod.Status, "Ready") is not { } ready || pod.Status.Text("startTime") is not { } started)
            return true;
        if (ready.Text("status") == "True")
            return false;
        var (start, turned) = (KubernetesTime.Parse(started), KubernetesTime.Parse(ready.Text("lastTransitionTime")!));
        return start + s_initialization > context.Now || start + s_initialReadiness > turned;
    }

    private sealed class Groups
    {
        public Dictionary<string, long> Known { get; } = new(StringComparer.Ordinal);

        public List<string> Missing { get; } = [];

        public List<string> Unready { get; } = [];
    }
}
