using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults;

/// <summary>One thing by which a fault shows: what a reader with kubectl finds while it lasts.</summary>
internal sealed class Sign
{
    private readonly Func<SimulatedWorld, Workload, bool> _isSeen;

    private Sign(string text, Func<SimulatedWorld, Workload, bool> isSeen, bool lasts = true)
    {
        Text = text;
        _isSeen = isSeen;
        Lasts = lasts;
    }

    /// <summary>The sign in words, for the documentation.</summary>
    public string Text { get; }

    /// <summary>Whether it goes away with its cause; events and the last run of a container stay for a while as history.</summary>
    public bool Lasts { get; }

    /// <summary>Whether it shows now, around the application that the fault hit.</summary>
    public bool IsSeen(SimulatedWorld world, Workload target) => _isSeen(world, target);

    /// <summary>An event in the target's namespace, or about a node.</summary>
    public static Sign Event(string reason, string text = "") => new(
        text.Length == 0 ? $"event {reason}" : $"event {reason} “{text}”",
        (world, target) => world.Store.List(Kinds.Event, target.Namespace).Concat(world.Store.List(Kinds.Event, "default")).Any(e =>
            e.Json.Text("reason") == reason && e.Json.Text("message")?.Contains(text, StringComparison.Ordinal) == true),
        lasts: false);

    /// <summary>A container that waits.</summary>
    public static Sign Waiting(string reason, string text = "") => new(
        text.Length == 0 ? $"a container waits: {reason}" : $"a container waits: {reason} “{text}”",
        (world, target) => Containers(world, target).Any(container => container.Object("state").Object("waiting") is { } waiting
            && waiting.Text("reason") == reason && (text.Length == 0 || waiting.Text("message")?.Contains(text, StringComparison.Ordinal) == true)));

    /// <summary>A container whose current or last run ended so.</summary>
    public static Sign Ended(string reason, int exitCode) => new(
        string.Create(CultureInfo.InvariantCulture, $"a container ended: {reason}, exit code {exitCode}"),
        (world, target) => Containers(world, target).Any(container => IsEnd(container.Object("state"), reason, exitCode) || IsEnd(container.Object("lastState"), reason, exitCode)),
        lasts: false);

    /// <summary>A line in the log of one of the target's containers, current or previous.</summary>
    public static Sign Log(string text) => new(
        $"log “{text}”", (world, target) => Pods(world, target).Any(pod => Logs(world, pod).Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase))), lasts: false);

    /// <summary>A line with one of several texts in the log of one of the target's containers or of its callers.</summary>
    public static Sign LogOfAny(string what, IReadOnlyList<string> texts) => new(
        what,
        (world, target) => Pods(world, target).Any(pod => Logs(world, pod).Any(line => texts.Any(text => line.Contains(text, StringComparison.OrdinalIgnoreCase)))),
        lasts: false);

    /// <summary>A line in the log of a container of another namespace.</summary>
    public static Sign LogIn(string ns, string text) => new(
        $"log in {ns} “{text}”",
        (world, _) => world.Store.List(Kinds.Pod, ns).Any(pod => Logs(world, pod).Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase))), lasts: false);

    /// <summary>A pod that the scheduler places nowhere.</summary>
    public static Sign Unschedulable(string text) => new(
        $"PodScheduled is False “{text}”",
        (world, target) => Pods(world, target).Any(pod => Conditions.Find(pod.Status, "PodScheduled") is { } scheduled
            && scheduled.Text("status") == "False" && scheduled.Text("message")?.Contains(text, StringComparison.Ordinal) == true));

    /// <summary>A condition of an object in the target's namespace, or of a cluster-scoped one.</summary>
    public static Sign Condition(ObjectKind kind, string type, string status, string? reason = null) => new(
        $"{kind.Kind} condition {type} is {status}{(reason is null ? "" : $" ({reason})")}",
        (world, target) => world.Store.List(kind, kind.Namespaced ? target.Namespace : null).Any(found => Conditions.Find(found.Status, type) is { } condition
            && condition.Text("status") == status && (reason is null || condition.Text("reason") == reason)));

    /// <summary>A running pod that is not ready.</summary>
    public static Sign NotReady() => new(
        "a pod runs and is not ready",
        (world, target) => Pods(world, target).Any(pod => pod.Status.Text("phase") == "Running" && !Controllers.Pods.IsReady(pod)));

    /// <summary>The target's Service leads nowhere.</summary>
    public static Sign NoEndpoints() => new(
        "the Service has no ready endpoint",
        (world, target) => world.Store.Find(Kinds.Endpoints, target.Namespace, target.Name) is { } endpoints
            && !(endpoints.Json.Array("subsets") ?? []).Any(subset => subset.Array("addresses") is { Count: > 0 }));

    /// <summary>Fewer replicas are available than wanted.</summary>
    public static Sign Unavailable() => new(
        "fewer replicas are available than wanted",
        (world, target) => world.Store.Find(Kinds.Deployment, target.Namespace, target.Name) is not { } deployment
            || (deployment.Status.Number("availableReplicas") ?? 0) < (deployment.Spec.Number("replicas") ?? 1));

    /// <summary>Something that an object shows.</summary>
    public static Sign Of(string text, Func<SimulatedWorld, Workload, bool> isSeen, bool lasts = true) => new(text, isSeen, lasts);

    public override string ToString() => Text;

    private static bool IsEnd(JsonObject? state, string reason, int exitCode) =>
        state.Object("terminated") is { } ended && ended.Text("reason") == reason && ended.Number("exitCode") == exitCode;

    private static IEnumerable<StoredObject> Pods(SimulatedWorld world, Workload target) => world.Store.List(Kinds.Pod, target.Namespace).Where(pod => !pod.Deleting);

    private static IEnumerable<JsonNode?> Containers(SimulatedWorld world, Workload target) => Pods(world, target)
        .SelectMany(pod => (pod.Status.Array("initContainerStatuses") ?? []).Concat(pod.Status.Array("containerStatuses") ?? []));

    private static IEnumerable<string> Logs(SimulatedWorld world, StoredObject pod)
    {
        foreach (var container in (pod.Spec.Array("initContainers") ?? []).Concat(pod.Spec.Array("containers") ?? []))
        {
            foreach (var previous in (bool[])[false, true])
            {
                foreach (var line in world.Plane.Logs.Read(pod.Namespace!, pod.Name, container.Text("name")!, previous) ?? [])
                    yield return line.Text;
            }
        }
    }
}
