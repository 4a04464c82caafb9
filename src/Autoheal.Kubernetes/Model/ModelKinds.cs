using System.Collections.Frozen;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Model;

/// <summary>The kinds that the model has types for.</summary>
internal static class ModelKinds
{
    public static ModelKind<Namespace> Namespaces { get; } = new(KubernetesResources.Namespaces, OtherReader.ReadNamespace);

    public static ModelKind<Node> Nodes { get; } = new(KubernetesResources.Nodes, NodeReader.Read);

    public static ModelKind<Lease> Leases { get; } = new(KubernetesResources.Leases, OtherReader.ReadLease);

    public static ModelKind<Pod> Pods { get; } = new(KubernetesResources.Pods, PodReader.Read);

    public static ModelKind<Deployment> Deployments { get; } = new(KubernetesResources.Deployments, DeploymentReader.Read);

    public static ModelKind<ReplicaSet> ReplicaSets { get; } = new(KubernetesResources.ReplicaSets, ReplicaSetReader.Read);

    public static ModelKind<StatefulSet> StatefulSets { get; } = new(KubernetesResources.StatefulSets, StatefulSetReader.Read);

    public static ModelKind<DaemonSet> DaemonSets { get; } = new(KubernetesResources.DaemonSets, DaemonSetReader.Read);

    public static ModelKind<ControllerRevision> ControllerRevisions { get; } =
        new(KubernetesResources.ControllerRevisions, ControllerRevisionReader.Read);

    public static ModelKind<Job> Jobs { get; } = new(KubernetesResources.Jobs, JobReader.Read);

    public static ModelKind<CronJob> CronJobs { get; } = new(KubernetesResources.CronJobs, CronJobReader.Read);

    public static ModelKind<Service> Services { get; } = new(KubernetesResources.Services, ServiceReader.Read);

    public static ModelKind<EndpointSlice> EndpointSlices { get; } = new(KubernetesResources.EndpointSlices, EndpointSliceReader.Read);

    public static ModelKind<EndpointSlice> Endpoints { get; } = new(KubernetesResources.Endpoints, EndpointsReader.Read);

    public static ModelKind<NetworkPolicy> NetworkPolicies { get; } = new(KubernetesResources.NetworkPolicies, NetworkPolicyReader.Read);

    public static ModelKind<Ingress> Ingresses { get; } = new(KubernetesResources.Ingresses, IngressReader.Read);

    public static ModelKind<IngressClass> IngressClasses { get; } = new(KubernetesResources.IngressClasses, IngressClassReader.Read);

    public static ModelKind<HttpRoute> HttpRoutes { get; } = new(KubernetesResources.HttpRoutes, HttpRouteReader.Read);

    public static ModelKind<ConfigMap> ConfigMaps { get; } = new(KubernetesResources.ConfigMaps, ConfigMapReader.Read);

    public static ModelKind<Secret> Secrets { get; } = new(KubernetesResources.Secrets, OtherReader.ReadSecret);

    public static ModelKind<PersistentVolumeClaim> Claims { get; } = new(KubernetesResources.PersistentVolumeClaims, ClaimReader.Read);

    public static ModelKind<PersistentVolume> Volumes { get; } = new(KubernetesResources.PersistentVolumes, VolumeObjectReader.Read);

    public static ModelKind<StorageClass> StorageClasses { get; } = new(KubernetesResources.StorageClasses, StorageClassReader.Read);

    public static ModelKind<VolumeAttachment> VolumeAttachments { get; } =
        new(KubernetesResources.VolumeAttachments, VolumeAttachmentReader.Read);

    public static ModelKind<ResourceQuota> ResourceQuotas { get; } = new(KubernetesResources.ResourceQuotas, QuotaReader.Read);

    public static ModelKind<LimitRange> LimitRanges { get; } = new(KubernetesResources.LimitRanges, LimitRangeReader.Read);

    public static ModelKind<PriorityClass> PriorityClasses { get; } = new(KubernetesResources.PriorityClasses, PriorityClassReader.Read);

    public static ModelKind<PodDisruptionBudget> Budgets { get; } = new(KubernetesResources.PodDisruptionBudgets, BudgetReader.Read);

    public static ModelKind<HorizontalPodAutoscaler> Autoscalers { get; } =
        new(KubernetesResources.HorizontalPodAutoscalers, AutoscalerReader.Read);

    public static ModelKind<ServiceAccount> ServiceAccounts { get; } = new(KubernetesResources.ServiceAccounts, AccessReader.ReadAccount);

    public static ModelKind<AccessRole> Roles { get; } = new(KubernetesResources.Roles, AccessReader.ReadRole);

    public static ModelKind<AccessRole> ClusterRoles { get; } = new(KubernetesResources.ClusterRoles, AccessReader.ReadRole);

    public static ModelKind<AccessBinding> RoleBindings { get; } = new(KubernetesResources.RoleBindings, AccessReader.ReadBinding);

    public static ModelKind<AccessBinding> ClusterRoleBindings { get; } = new(KubernetesResources.ClusterRoleBindings, AccessReader.ReadBinding);

    public static ModelKind<AdmissionWebhooks> MutatingWebhooks { get; } =
        new(KubernetesResources.MutatingWebhookConfigurations, WebhookReader.ReadMutating);

    public static ModelKind<AdmissionWebhooks> ValidatingWebhooks { get; } =
        new(KubernetesResources.ValidatingWebhookConfigurations, WebhookReader.ReadValidating);

    public static ModelKind<ClusterEvent> Events { get; } = new(KubernetesResources.Events, EventReader.Read);

    /// <summary>Gets all of them by the name of the kind. No kind that the model knows has a namesake in another group, except Event, which reads alike.</summary>
    public static FrozenDictionary<string, ModelKind> All { get; } = new ModelKind[]
    {
        Namespaces, Nodes, Leases, Pods, Deployments, ReplicaSets, StatefulSets, DaemonSets, ControllerRevisions, Jobs, CronJobs, Services,
        EndpointSlices, Endpoints, NetworkPolicies, Ingresses, IngressClasses, HttpRoutes, ConfigMaps, Secrets, Claims, Volumes, StorageClasses,
        VolumeAttachments, ResourceQuotas, LimitRanges, PriorityClasses, Budgets, Autoscalers, ServiceAccounts, Roles, ClusterRoles, RoleBindings,
        ClusterRoleBindings, MutatingWebhooks, ValidatingWebhooks, Events,
    }.ToFrozenDictionary(kind => kind.Resource.Kind, StringComparer.Ordinal);

    /// <summary>The kind that reads a resource; null when the model has no type for it.</summary>
    public static ModelKind? For(KubernetesResource resource) =>
        All.GetValueOrDefault(resource.Kind) is { } kind && IsOf(resource.Group, kind.Resource.Group) ? kind : null;

    // Knative has a Service, too; Ingress and Event have moved between groups.
    private static bool IsOf(string group, string known) => group == known || group is "extensions" or "events.k8s.io";
}
