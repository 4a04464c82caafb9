namespace Autoheal.Kubernetes.Model;

public sealed partial class ClusterModel
{
    /// <summary>Gets the namespaces.</summary>
    public ObjectIndex<Namespace> Namespaces => Of(ModelKinds.Namespaces);

    /// <summary>Gets the nodes.</summary>
    public ObjectIndex<Node> Nodes => Of(ModelKinds.Nodes);

    /// <summary>Gets the Leases.</summary>
    public ObjectIndex<Lease> Leases => Of(ModelKinds.Leases);

    /// <summary>Gets the pods.</summary>
    public ObjectIndex<Pod> Pods => Of(ModelKinds.Pods);

    /// <summary>Gets the Deployments.</summary>
    public ObjectIndex<Deployment> Deployments => Of(ModelKinds.Deployments);

    /// <summary>Gets the ReplicaSets.</summary>
    public ObjectIndex<ReplicaSet> ReplicaSets => Of(ModelKinds.ReplicaSets);

    /// <summary>Gets the StatefulSets.</summary>
    public ObjectIndex<StatefulSet> StatefulSets => Of(ModelKinds.StatefulSets);

    /// <summary>Gets the DaemonSets.</summary>
    public ObjectIndex<DaemonSet> DaemonSets => Of(ModelKinds.DaemonSets);

    /// <summary>Gets the revisions of StatefulSets and DaemonSets.</summary>
    public ObjectIndex<ControllerRevision> ControllerRevisions => Of(ModelKinds.ControllerRevisions);

    /// <summary>Gets the Jobs.</summary>
    public ObjectIndex<Job> Jobs => Of(ModelKinds.Jobs);

    /// <summary>Gets the CronJobs.</summary>
    public ObjectIndex<CronJob> CronJobs => Of(ModelKinds.CronJobs);

    /// <summary>Gets the Services.</summary>
    public ObjectIndex<Service> Services => Of(ModelKinds.Services);

    /// <summary>Gets the EndpointSlices; see <see cref="EndpointsOf"/>.</summary>
    public ObjectIndex<EndpointSlice> EndpointSlices => Of(ModelKinds.EndpointSlices);

    /// <summary>Gets the Endpoints of servers that have no slices; see <see cref="EndpointsOf"/>.</summary>
    public ObjectIndex<EndpointSlice> Endpoints => Of(ModelKinds.Endpoints);

    /// <summary>Gets the NetworkPolicies.</summary>
    public ObjectIndex<NetworkPolicy> NetworkPolicies => Of(ModelKinds.NetworkPolicies);

    /// <summary>Gets the Ingresses.</summary>
    public ObjectIndex<Ingress> Ingresses => Of(ModelKinds.Ingresses);

    /// <summary>Gets the IngressClasses.</summary>
    public ObjectIndex<IngressClass> IngressClasses => Of(ModelKinds.IngressClasses);

    /// <summary>Gets the routes of the Gateway API.</summary>
    public ObjectIndex<HttpRoute> HttpRoutes => Of(ModelKinds.HttpRoutes);

    /// <summary>Gets the ConfigMaps, without values.</summary>
    public ObjectIndex<ConfigMap> ConfigMaps => Of(ModelKinds.ConfigMaps);

    /// <summary>Gets what is known of Secrets, which is nothing unless a dump holds them or the host opted in.</summary>
    public ObjectIndex<Secret> Secrets => Of(ModelKinds.Secrets);

    /// <summary>Gets the claims to volumes.</summary>
    public ObjectIndex<PersistentVolumeClaim> Claims => Of(ModelKinds.Claims);

    /// <summary>Gets the volumes.</summary>
    public ObjectIndex<PersistentVolume> Volumes => Of(ModelKinds.Volumes);

    /// <summary>Gets the storage classes.</summary>
    public ObjectIndex<StorageClass> StorageClasses => Of(ModelKinds.StorageClasses);

    /// <summary>Gets the attachments of volumes.</summary>
    public ObjectIndex<VolumeAttachment> VolumeAttachments => Of(ModelKinds.VolumeAttachments);

    /// <summary>Gets the ResourceQuotas.</summary>
    public ObjectIndex<ResourceQuota> ResourceQuotas => Of(ModelKinds.ResourceQuotas);

    /// <summary>Gets the LimitRanges.</summary>
    public ObjectIndex<LimitRange> LimitRanges => Of(ModelKinds.LimitRanges);

    /// <summary>Gets the PriorityClasses.</summary>
    public ObjectIndex<PriorityClass> PriorityClasses => Of(ModelKinds.PriorityClasses);

    /// <summary>Gets the PodDisruptionBudgets.</summary>
    public ObjectIndex<PodDisruptionBudget> Budgets => Of(ModelKinds.Budgets);

    /// <summary>Gets the HorizontalPodAutoscalers.</summary>
    public ObjectIndex<HorizontalPodAutoscaler> Autoscalers => Of(ModelKinds.Autoscalers);

    /// <summary>Gets the ServiceAccounts.</summary>
    public ObjectIndex<ServiceAccount> ServiceAccounts => Of(ModelKinds.ServiceAccounts);

    /// <summary>Gets the Roles.</summary>
    public ObjectIndex<AccessRole> Roles => Of(ModelKinds.Roles);

    /// <summary>Gets the ClusterRoles.</summary>
    public ObjectIndex<AccessRole> ClusterRoles => Of(ModelKinds.ClusterRoles);

    /// <summary>Gets the RoleBindings.</summary>
    public ObjectIndex<AccessBinding> RoleBindings => Of(ModelKinds.RoleBindings);

    /// <summary>Gets the ClusterRoleBindings.</summary>
    public ObjectIndex<AccessBinding> ClusterRoleBindings => Of(ModelKinds.ClusterRoleBindings);

    /// <summary>Gets the MutatingWebhookConfigurations.</summary>
    public ObjectIndex<AdmissionWebhooks> MutatingWebhooks => Of(ModelKinds.MutatingWebhooks);

    /// <summary>Gets the ValidatingWebhookConfigurations.</summary>
    public ObjectIndex<AdmissionWebhooks> ValidatingWebhooks => Of(ModelKinds.ValidatingWebhooks);

    /// <summary>Gets the Events, untrusted.</summary>
    public ObjectIndex<ClusterEvent> Events => Of(ModelKinds.Events);
}
