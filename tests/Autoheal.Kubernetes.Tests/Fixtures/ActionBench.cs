using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Planning;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>The actions of the package over a fixture. Their writing half is driven through the real gate in the scenario tests.</summary>
internal sealed class ActionBench
{
    private readonly LiveObjectReader _objects;
    private readonly ClusterReader _clusterReader;

    public ActionBench(ClusterFixture cluster, KubernetesWriter? writer = null)
    {
        Reader = new FixtureReader(cluster);
        var identity = new ClusterIdentity(Reader);
        _clusterReader = new ClusterReader(Reader, identity, new FixedClock());
        _objects = new LiveObjectReader(Reader, identity);
        Lists = new LiveLists(Reader);
        Workloads = new LiveWorkloadReader(_objects, _clusterReader, Lists);
        Pods = new LivePodReader(_objects, _clusterReader, Workloads);
        Targets = new LiveTargetReader(_objects, _clusterReader);
        var preflight = new PermissionPreflight(Reviewer);
        Patch = new GuardedPatch(_objects, writer!, preflight);
        Removal = new GuardedRemoval(_objects, writer!, preflight);
        Creation = new GuardedCreation(_objects, writer!, preflight);
    }

    public FixtureReader Reader { get; }

    public ScriptedReviewer Reviewer { get; } = new();

    public LiveObjectReader Objects => _objects;

    public LiveLists Lists { get; }

    public LiveWorkloadReader Workloads { get; }

    public LivePodReader Pods { get; }

    public LiveTargetReader Targets { get; }

    public GuardedRemoval Removal { get; }

    public GuardedCreation Creation { get; }

    public GuardedPatch Patch { get; }

    public KubernetesOptions Options { get; } = new();

    public HumanHands Hands => new(Microsoft.Extensions.Options.Options.Create(Options));

    public RolloutUndoAction Undo => new(Workloads, new RevisionTemplates(Reader), Patch, Hands);

    public RolloutRestartAction Restart => new(Workloads, Patch, Hands);

    public ScaleAction Scale => new(Workloads, Patch, Hands);

    public RestoreConfigReferenceAction Restore => new(Workloads, new RevisionTemplates(Reader), Patch, Hands);

    public EvictPodAction Evict => new(Pods, Removal, Hands);

    public static ResourceRef Api { get; } = new()
    {
        ClusterId = ClusterFixture.ClusterId, Group = "apps", Kind = "Deployment", Namespace = ClusterFixture.Namespace, Name = "api", Uid = "uid-api",
    };

    public static PreparationRequest Request(string action, ResourceRef? target = null, params (string Name, string Value)[] parameters) => new()
    {
        Proposal = new ActionProposal
        {
            Action = action,
            Target = target ?? Api,
            Parameters = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value),
        },
        Cause = new CauseCode("k8s.rollout.crash"),
        CauseObject = Api,
    };
}
