using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Applications.Images;
using Autoheal.Simulation.Applications.Networking;
using Autoheal.Simulation.Controllers.Autoscaling;
using Autoheal.Simulation.Controllers.CronJobs;
using Autoheal.Simulation.Controllers.DaemonSets;
using Autoheal.Simulation.Controllers.Deployments;
using Autoheal.Simulation.Controllers.Disruption;
using Autoheal.Simulation.Controllers.Jobs;
using Autoheal.Simulation.Controllers.Nodes;
using Autoheal.Simulation.Controllers.ReplicaSets;
using Autoheal.Simulation.Controllers.StatefulSets;
using Autoheal.Simulation.Controllers.Volumes;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Controllers;

/// <summary>
/// Everything in the cluster that acts by itself: controllers, scheduler, kubelets. They live from the store's changes and from one
/// agenda; <see cref="Step"/> does what is due, so cost follows change, not size.
/// </summary>
internal sealed class ControlPlane
{
    private readonly OwnerIndex _owners = new();
    private readonly PodIndex _pods;
    private readonly SelectorIndex _selectors;
    private readonly IReadOnlyList<IController> _controllers;

    public ControlPlane(ObjectStore store, TimeProvider clock, SeededRandom random)
    {
        Agenda = new Agenda(clock);
        Logs = new LogStore(clock);
        Registry = new ImageRegistry(PublicImages.Find);
        Nodes = new NodeAgents(store);
        Volumes = new VolumeSources(store);
        Network = new ClusterNetwork(store, Nodes);
        Applications = new ApplicationModel(store, Agenda, clock, Network, Nodes);
        Events = new EventRecorder(store, clock);
        _pods = new PodIndex(store);
        _selectors = new SelectorIndex(store);
        var context = new ControllerContext
        {
            Store = store,
            Agenda = Agenda,
            Owners = _owners,
            Pods = _pods,
            Selectors = _selectors,
            Events = Events,
            Random = random.Fork("controllers"),
        };
        var kubelets = new KubeletContext
        {
            Store = store,
            Clock = clock,
            Agenda = Agenda,
            Events = Events,
            Random = random.Fork("kubelets"),
            Registry = Registry,
            Logs = Logs,
            Environment = new ContainerEnvironment(store),
            Volumes = Volumes,
            Nodes = Nodes,
            Network = Network,
            Programs = Applications,
        };
        var kubelet = new KubeletController(kubelets);
        Usage = kubelet;
        Network.WorkerOf = pod => kubelet.Find(pod.Namespace!, pod.Name);
        Scheduler = new PodScheduler(context);
        SchedulerLease = new SchedulerLease(context, () => Scheduler.Running);
        var leases = new NodeLeases(context, node => Nodes.Of(node).Reports);
        _controllers =
        [
            new NamespaceController(context),
            new GarbageCollector(context),
            new DeploymentController(context),
            new ReplicaSetController(context),
            new StatefulSetController(context),
            new DaemonSetController(context),
            new JobController(context),
            new FinishedJobs(context),
            new CronJobController(context),
            new EndpointsController(context),
            new ClaimController(context),
            new VolumeController(context),
            new VolumeProvisioner(context, Provisioners),
            new VolumeProtection(context),
            new VolumeExpansion(context, Provisioners),
            new AttachDetachController(context, Provisioners),
            Scheduler,
            new NodeReporter(kubelets),
            leases,
            new NodeMonitor(context, leases),
            new NodeTaints(context),
            new TaintEviction(context),
            new PodGarbageCollector(context),
            new DisruptionController(context),
            new AutoscalerController(context, Usage),
            new EventExpiry(context),
            kubelet,
            Applications,
        ];
        store.Changed += Observe;
    }

    public Agenda Agenda { get; }

    public EventRecorder Events { get; }

    /// <summary>The containers' logs.</summary>
    public LogStore Logs { get; }

    /// <summary>The images that can be pulled, and what they do when they run.</summary>
    public ImageRegistry Registry { get; }

    /// <summary>The nodes' machines: what is wrong with them, outside of the API.</summary>
    public NodeAgents Nodes { get; }

    /// <summary>The volumes that pods mount.</summary>
    public VolumeSources Volumes { get; }

    /// <summary>The network between the pods.</summary>
    public ClusterNetwork Network { get; }

    /// <summary>The programs of the landscape: load, calls, and what they depend on.</summary>
    public ApplicationModel Applications { get; }

    /// <summary>What the containers use.</summary>
    public IContainerUsage Usage { get; }

    /// <summary>The storage back ends, which a fault may break.</summary>
    public VolumeProvisioners Provisioners { get; } = new();

    /// <summary>The scheduler, which a fault may stop.</summary>
    public PodScheduler Scheduler { get; }

    /// <summary>The scheduler's lease, which the cluster's installer makes.</summary>
    public SchedulerLease SchedulerLease { get; }

    /// <summary>When the world next changes by itself; null when it never will.</summary>
    public DateTimeOffset? NextDue => Agenda.NextDue;

    /// <summary>Runs everything that is due now.</summary>
    public void Step() => Agenda.RunDue();

    private void Observe(StoreChange change)
    {
        _owners.Observe(change);
        _pods.Observe(change);
        _selectors.Observe(change);
        foreach (var controller in _controllers)
            controller.Observe(change);
    }
}
