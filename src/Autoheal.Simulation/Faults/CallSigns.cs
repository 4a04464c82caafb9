using System.Globalization;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults;

/// <summary>How failing calls show: in the logs of those who call, each runtime in its own words, and in what monitoring measures.</summary>
internal static class CallSigns
{
    /// <summary>The application that calls the target of the fault.</summary>
    public const string FrontEnd = "the front end";

    /// <summary>The target of the fault.</summary>
    public const string Target = "the application";

    public static Sign UnknownHost { get; } = Says("an unknown host", "no such host", "Name or service not known", "ENOTFOUND");

    public static Sign NameServerSilent { get; } = Says(
        "a name server that does not answer", "->10.96.0.10:53: i/o timeout", "Temporary failure in name resolution", "EAI_AGAIN", "Resource temporarily unavailable");

    public static Sign Refused { get; } = Says("a refused connection", "connection refused", "ECONNREFUSED", "Connect call failed");

    public static Sign TimedOut { get; } = Says("a connection that times out", "i/o timeout", "ETIMEDOUT", "timed out", "[Errno 110]");

    public static Sign NotFound { get; } = Says("an answer 404", "404");

    public static Sign UpstreamSlow { get; } = Says("an answer that does not come", "Client.Timeout exceeded", "Read timed out", "timeout of 3000ms exceeded", "ReadTimeout", "HttpClient.Timeout");

    public static Sign Expired { get; } = Says("an expired certificate", "certificate has expired", "validity check failed", "NotTimeValid");

    public static Sign Untrusted { get; } = Says(
        "an unknown authority", "unknown authority", "unable to get local issuer", "unable to verify the first certificate", "unable to find valid certification path", "UntrustedRoot");

    public static Sign LoginRefused { get; } = Says("a refused login", "password authentication failed", "Access denied for user");

    public static Sign LoginMissing { get; } = Says("a missing password", "NOAUTH");

    public static Sign TooManyConnections { get; } = Says("too many connections", "too many clients already", "Too many connections");

    public static Sign ReadOnly { get; } = Says("a database that refuses writes", "read-only transaction", "--super-read-only");

    public static Sign LockTimeout { get; } = Says("locks that are not released", "due to lock timeout", "Lock wait timeout exceeded");

    public static Sign KeysExhausted { get; } = Says("keys that have run out", "2147483647");

    public static Sign DiskFull { get; } = Says("a full disk", "No space left on device", "is full");

    public static Sign CacheFull { get; } = Says("a full cache", "OOM command not allowed");

    public static Sign BrokerBlocked { get; } = Says("a broker that blocks", "low on memory");

    public static Sign PoisonRecord { get; } = Says("one message that fails again and again", "orders.created@48213");

    public static Sign OwnDefect { get; } = Says(
        "a mistake of the program's own", "index out of range", "NullPointerException", "Cannot read properties of undefined", "NullReferenceException");

    /// <summary>More than every twentieth request of a service fails.</summary>
    public static Sign Failing(string whose) => Sign.Of($"requests of {whose} fail", (world, target) =>
        world.Plane.Applications.Troubled().Any(health => health.ErrorShare >= 0.05 && IsMeant(health.Namespace, health.Service, whose, target)));

    /// <summary>A service takes half a second longer than usual, or more.</summary>
    public static Sign Slow(string whose) => Sign.Of($"requests of {whose} are slow", (world, target) =>
        world.Plane.Applications.Troubled().Any(health => health.Delay.TotalSeconds >= 0.5 && IsMeant(health.Namespace, health.Service, whose, target)));

    /// <summary>The names of the pods behind the target's Service.</summary>
    public static IEnumerable<string> EndpointsOf(SimulatedWorld world, Workload target) =>
        (world.Store.Find(Kinds.Endpoints, target.Namespace, target.Name)?.Json.Array("subsets") ?? [])
        .SelectMany(subset => subset.Array("addresses") ?? []).Select(address => address.Text("targetRef", "name") ?? "");

    /// <summary>Whether a ready pod of the target uses next to no CPU.</summary>
    public static bool IsIdle(SimulatedWorld world, Workload target) =>
        PodsOf(world, target).Any(pod => IsIdle(world, pod, target.Name));

    public static bool IsIdle(SimulatedWorld world, StoredObject pod, string container) =>
        Pods.IsReady(pod) && world.Plane.Usage.Of(pod.Namespace!, pod.Name, container) is { MilliCpu: <= 1 };

    /// <summary>Whether a container of the target uses as much CPU as it may.</summary>
    public static bool UsesItsLimit(SimulatedWorld world, Workload target) => PodsOf(world, target).Any(pod =>
        Pods.IsReady(pod) && pod.Spec.Array("containers")![0].Object("resources").Object("limits").Text("cpu") is { } limit
        && world.Plane.Usage.Of(pod.Namespace!, pod.Name, target.Name)?.MilliCpu == ResourceQuantity.MilliCpu(limit));

    /// <summary>Whether a pod has a container that has done its work and one that runs.</summary>
    public static bool IsHalfDone(SimulatedWorld world, Workload target) => world.Store.List(Kinds.Pod, target.Namespace).Any(pod =>
    {
        var states = (pod.Status.Array("containerStatuses") ?? []).Select(status => status.Object("state")).ToArray();
        return states.Any(state => state.Object("terminated").Number("exitCode") == 0) && states.Any(state => state.Object("running") is not null);
    });

    private static IEnumerable<StoredObject> PodsOf(SimulatedWorld world, Workload target) =>
        world.Store.List(Kinds.Pod, target.Namespace).Where(pod => pod.Labels.Text("app") == target.Name && !pod.Deleting);

    private static bool IsMeant(string ns, string service, string whose, Workload target) =>
        ns == target.Namespace && service == (whose == FrontEnd ? Landscape.FrontEnd : target.Name);

    private static Sign Says(string what, params IReadOnlyList<string> words) => Sign.LogOfAny(string.Create(CultureInfo.InvariantCulture, $"logs tell of {what}"), words);
}
