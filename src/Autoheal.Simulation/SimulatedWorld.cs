using Autoheal.Simulation.Api;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Api.Admission;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Outside;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation;

/// <summary>
/// A simulated Kubernetes cluster: a pure request handler over one seeded state. Not thread-safe: in process everything runs on one thread,
/// and the HTTP server takes a lock around every call.
/// </summary>
public sealed class SimulatedWorld
{
    private readonly ApiServer _api;
    private WorldPulse? _pulse;

    /// <summary>Makes the world of a seed.</summary>
    /// <param name="options">How it begins.</param>
    /// <param name="clock">The time that all of it lives by.</param>
    public SimulatedWorld(WorldOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        Options = options;
        PeopleUse = Handle;
        var worldClock = new WorldClock(clock);
        Clock = worldClock;
        Random = new(options.Seed);
        Store = new(worldClock, Random.Fork("store"), new ApiStrategy(worldClock, Random.Fork("admission"), Webhooks), options.WatchHistory);
        Plane = new(Store, worldClock, Random);
        Access = new(Random.Fork("tokens").NextHex(32));
        Audit = new(options.AuditCapacity);
        _api = new(Store, worldClock, Access, Audit) { Logs = Plane.Logs, Usage = Plane.Usage };
        Landscape = options.Landscape is { } applications ? new(applications, Random.Fork("landscape")) : Landscape.Empty;
        Outside = new(this);
        _api.Outside = Outside.Handle;
        new ClusterHistory(Store, Plane, worldClock, Random.Fork("history")).Write(Landscape, options.Nodes, options.SystemPods ?? options.Landscape is not null);
    }

    /// <summary>How the world began.</summary>
    public WorldOptions Options { get; }

    /// <summary>The time that the world lives by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The cluster's users and what they may do.</summary>
    public ClusterAccess Access { get; }

    /// <summary>What stands behind the cluster's admission webhooks.</summary>
    public WebhookScripts Webhooks { get; } = new();

    /// <summary>Every request that was answered, with its identity.</summary>
    public AuditLog Audit { get; }

    /// <summary>The cluster's identity: the uid of its kube-system namespace.</summary>
    public string ClusterId => Store.Get(Kinds.Namespace, null, "kube-system").Uid;

    /// <summary>When <see cref="Step"/> next has something to do; null when nothing is planned.</summary>
    public DateTimeOffset? NextDue => Earlier(Plane.NextDue, _api.Watches.NextDue);

    /// <summary>How many objects the cluster holds now.</summary>
    public int ObjectCount => Store.AllKinds.Sum(kind => Store.List(kind).Count);

    internal ObjectStore Store { get; }

    internal ControlPlane Plane { get; }

    /// <summary>The applications that the world began with.</summary>
    internal Landscape Landscape { get; }

    internal ApiServer Api => _api;

    /// <summary>What goes on outside of the API.</summary>
    internal OutsideConditions Outside { get; }

    /// <summary>How what people write reaches the API server: directly, unless a test sends it through a real client.</summary>
    internal Func<ApiRequest, ApiResponse> PeopleUse { get; set; }

    internal SeededRandom Random { get; }

    /// <summary>Answers one request. Refusals are answers too; only a defect of the simulation throws.</summary>
    public ApiResponse Handle(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = _api.Handle(request);
        _pulse?.Arm();
        return response;
    }

    /// <summary>Does everything that is due by the world's clock.</summary>
    public void Step()
    {
        Plane.Step();
        _api.Watches.Step();
    }

    /// <summary>
    /// Makes the world step itself by timers of its clock. For a clock whose timers fire on the thread that uses the world, as a
    /// <see cref="VirtualClock"/> does. Harmless when it does already.
    /// </summary>
    public void Animate()
    {
        _pulse ??= new WorldPulse(this);
        _pulse.Arm();
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
