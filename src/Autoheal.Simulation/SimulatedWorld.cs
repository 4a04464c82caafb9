using System.Text.Json.Nodes;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation;

/// <summary>
/// A simulated Kubernetes cluster: a pure request handler over one seeded state. Not thread-safe: in process everything runs on one thread,
/// and the HTTP server takes a lock around every call.
/// </summary>
public sealed class SimulatedWorld
{
    private static readonly string[] s_namespaces = ["default", "kube-node-lease", "kube-public", "kube-system"];

    private readonly ApiServer _api;

    /// <summary>Makes the world of a seed.</summary>
    /// <param name="options">How it begins.</param>
    /// <param name="clock">The time that all of it lives by.</param>
    public SimulatedWorld(WorldOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        Options = options;
        Clock = clock;
        Random = new(options.Seed);
        Store = new(clock, Random.Fork("store"), new ApiStrategy(clock, Random.Fork("admission")), options.WatchHistory);
        Access = new(Random.Fork("tokens").NextHex(32));
        Audit = new(options.AuditCapacity);
        _api = new(Store, clock, Access, Audit);
        CreateNamespaces();
    }

    /// <summary>How the world began.</summary>
    public WorldOptions Options { get; }

    /// <summary>The time that the world lives by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The cluster's users and what they may do.</summary>
    public ClusterAccess Access { get; }

    /// <summary>Every request that was answered, with its identity.</summary>
    public AuditLog Audit { get; }

    /// <summary>The cluster's identity: the uid of its kube-system namespace.</summary>
    public string ClusterId => Store.Get(Kinds.Namespace, null, "kube-system").Uid;

    /// <summary>When <see cref="Step"/> next has something to do; null when nothing is planned.</summary>
    public DateTimeOffset? NextDue => _api.Watches.NextDue;

    internal ObjectStore Store { get; }

    internal ApiServer Api => _api;

    internal SeededRandom Random { get; }

    /// <summary>Answers one request. Refusals are answers too; only a defect of the simulation throws.</summary>
    public ApiResponse Handle(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _api.Handle(request);
    }

    /// <summary>Does everything that is due by the world's clock.</summary>
    public void Step() => _api.Watches.Step();

    private void CreateNamespaces()
    {
        using (Store.As("kube-apiserver"))
        {
            foreach (var name in s_namespaces)
                Store.Create(Kinds.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } });
        }
    }
}
