namespace Autoheal.Kubernetes.Model;

public sealed partial class ClusterModel
{
    /// <summary>The object that really manages another one, or null.</summary>
    public ClusterObject? OwnerOf(ClusterObject item) => _owners.Value.OwnerOf(item);

    /// <summary>The workload at the end of a pod's owners: a Deployment, StatefulSet, DaemonSet, CronJob, Job or lone ReplicaSet; null when nobody manages the pod.</summary>
    public ClusterObject? WorkloadOf(Pod pod) => _owners.Value.TopOf(pod);

    /// <summary>The pods that a workload really manages, directly or through others: of all revisions.</summary>
    public IReadOnlyList<Pod> PodsOf(ClusterObject workload) => _owners.Value.PodsOf(workload);

    /// <summary>The revisions of a Deployment, newest first.</summary>
    public IReadOnlyList<ReplicaSet> RevisionsOf(Deployment deployment) => _owners.Value.ReplicaSetsOf(deployment);

    /// <summary>The revisions of a StatefulSet or DaemonSet, newest first.</summary>
    public IReadOnlyList<ControllerRevision> ControllerRevisionsOf(Workload workload) => _owners.Value.ControllerRevisionsOf(workload);

    /// <summary>The Jobs that a CronJob really manages, newest first.</summary>
    public IReadOnlyList<Job> JobsOf(CronJob cronJob) => _owners.Value.JobsOf(cronJob);

    /// <summary>The ReplicaSet that really manages a pod, or null.</summary>
    public ReplicaSet? ReplicaSetOf(Pod pod) => OwnerOf(pod) as ReplicaSet;

    /// <summary>The Deployment that really manages a ReplicaSet, or null.</summary>
    public Deployment? DeploymentOf(ReplicaSet replicaSet) => OwnerOf(replicaSet) as Deployment;

    /// <summary>The pods that run on a node.</summary>
    public IEnumerable<Pod> PodsOn(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Pods.Where(pod => pod.NodeName == node.Name);
    }

    /// <summary>The Services that send traffic to pods with these labels in a namespace.</summary>
    public IEnumerable<Service> ServicesSelecting(string @namespace, LabelSet labels) =>
        Services.In(@namespace).Where(service => service.Selector.Selects(labels));

    /// <summary>The pods that a Service's selector selects, whether they serve or not.</summary>
    public IEnumerable<Pod> PodsSelectedBy(Service service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return Pods.In(service.Namespace).Where(pod => service.Selector.Selects(pod.Metadata.Labels));
    }

    /// <summary>Where a Service's traffic goes: its EndpointSlices, or its Endpoints where no slice was seen.</summary>
    public IReadOnlyList<EndpointSlice> EndpointsOf(Service service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var slices = EndpointSlices.In(service.Namespace).Where(slice => slice.ServiceName == service.Name).ToArray();
        return slices.Length > 0 ? slices : [.. Endpoints.In(service.Namespace).Where(slice => slice.ServiceName == service.Name)];
    }

    /// <summary>Whether all endpoints of a namespace were seen, of either kind.</summary>
    public bool SeesEndpoints(string @namespace) => EndpointSlices.IsComplete(@namespace) || Endpoints.IsComplete(@namespace);

    /// <summary>The policies that limit what a pod may receive or send.</summary>
    public IEnumerable<NetworkPolicy> PoliciesFor(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return NetworkPolicies.In(pod.Namespace).Where(policy => policy.AppliesTo(pod));
    }

    /// <summary>The autoscaler that sets a workload's replicas, or null.</summary>
    public HorizontalPodAutoscaler? AutoscalerOf(ClusterObject workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return Autoscalers.In(workload.Namespace).FirstOrDefault(autoscaler => autoscaler.Targets(workload));
    }

    /// <summary>The budgets that protect a pod.</summary>
    public IEnumerable<PodDisruptionBudget> BudgetsFor(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return Budgets.In(pod.Namespace).Where(budget => budget.Selector.SelectsOrAll(pod.Metadata.Labels));
    }

    /// <summary>The volume that fills a claim, or null.</summary>
    public PersistentVolume? VolumeOf(PersistentVolumeClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Claim.VolumeName.Length == 0 ? null : Volumes.Find("", claim.Claim.VolumeName).Value;
    }

    /// <summary>The pods that mount a claim and have not run to their end.</summary>
    public IReadOnlyList<Pod> PodsMounting(string @namespace, string claim) => _mounts.Value.PodsOf(@namespace, claim);

    /// <summary>The workloads whose templates name a ConfigMap or Secret.</summary>
    public IEnumerable<Workload> WorkloadsReferring(ConfigSourceKind kind, string @namespace, string name)
    {
        IEnumerable<Workload> workloads =
            [.. Deployments.In(@namespace), .. StatefulSets.In(@namespace), .. DaemonSets.In(@namespace), .. Jobs.In(@namespace)];
        return workloads.Where(workload => workload.Template.References.Any(reference => reference.Kind == kind && reference.Name == name));
    }

    /// <summary>
    /// Who changed what in a span of time, newest first, as <c>managedFields</c> tell: only the last write of each manager to each object is on
    /// record. Status writes and Events are left out.
    /// </summary>
    public IReadOnlyList<ClusterChange> ChangesBetween(DateTimeOffset from, DateTimeOffset to) => ClusterChange.Find(this, from, to);

    /// <summary>All objects that have specs or content which people and machines change.</summary>
    internal IEnumerable<ClusterObject> Changeable() =>
    [
        .. Namespaces, .. Nodes, .. Deployments, .. StatefulSets, .. DaemonSets, .. CronJobs, .. Services, .. NetworkPolicies, .. Ingresses,
        .. HttpRoutes, .. ConfigMaps, .. Secrets, .. Claims, .. Volumes, .. StorageClasses, .. ResourceQuotas, .. LimitRanges, .. PriorityClasses,
        .. Budgets, .. Autoscalers, .. ServiceAccounts, .. Roles, .. ClusterRoles, .. RoleBindings, .. ClusterRoleBindings, .. MutatingWebhooks,
        .. ValidatingWebhooks, .. _custom.Values.SelectMany(index => index),
    ];
}
