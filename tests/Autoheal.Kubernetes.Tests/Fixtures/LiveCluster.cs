using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Simulation;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>A simulated cluster in which something went wrong a while ago, read as a user with given permissions.</summary>
internal sealed class LiveCluster
{
    public const string Target = "checkout/api";

    private readonly SimulatedWorld _world;
    private readonly InProcessHandler _transport;

    public LiveCluster(Func<string, Fault> fault, TimeSpan after)
    {
        Clock = new VirtualClock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        _world = new SimulatedWorld(new WorldOptions { Seed = 5, Landscape = new LandscapeOptions { Primary = Target } }, Clock);
        _world.Animate();
        _transport = new InProcessHandler(_world);
        fault(Target).Apply(_world);
        Clock.Advance(after);
    }

    public VirtualClock Clock { get; }

    public IEnumerable<AuditEntry> Requests => _world.Audit.Where(entry => entry.User == "reader");

    public IKubernetesReader ReadAs(IEnumerable<ActionPermission> permissions, string user = "reader")
    {
        AccessRule[] rules =
        [
            .. permissions.Select(permission => new AccessRule
            {
                ApiGroups = [permission.Group], Resources = [permission.Resource], Verbs = [permission.Verb],
            }),
        ];
        _world.Access.AddUser("token of " + user, new UserIdentity { Name = user }, rules);
        return new KubernetesReader(new KubernetesTransport(
            KubernetesConnection.FromHttpClient(_transport.CreateClient("token of " + user)), new KubernetesLimits(), TimeProvider.System));
    }
}
