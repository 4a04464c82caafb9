using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>The table columns of every kind, as kubectl 1.32 shows them.</summary>
internal static class TableColumns
{
    private static readonly TableColumn s_name = new("Name");
    private static readonly TableColumn s_age = new("Age");

    private static readonly TableDefinition s_createdAt = new([s_name, new("Created At")], PlainCells.NameAndCreation);

    private static readonly TableDefinition s_binding =
        new([s_name, new("Role"), s_age, Wide("Users"), Wide("Groups"), Wide("ServiceAccounts")], PlainCells.OfBinding);

    private static readonly Dictionary<ObjectKind, TableDefinition> s_definitions = new()
    {
        [Kinds.Pod] = new(
            [s_name, new("Ready"), new("Status"), new("Restarts"), s_age, Wide("IP"), Wide("Node"), Wide("Nominated Node"), Wide("Readiness Gates")],
            PodCells.Of),
        [Kinds.Deployment] = new(
            [s_name, new("Ready"), Count("Up-to-date"), Count("Available"), s_age, Wide("Containers"), Wide("Images"), Wide("Selector")],
            WorkloadCells.OfDeployment),
        [Kinds.ReplicaSet] = new(
            [s_name, Count("Desired"), Count("Current"), Count("Ready"), s_age, Wide("Containers"), Wide("Images"), Wide("Selector")],
            WorkloadCells.OfReplicaSet),
        [Kinds.HorizontalPodAutoscaler] = new(
            [s_name, new("Reference"), new("Targets"), Count("MinPods"), Count("MaxPods"), Count("Replicas"), s_age],
            WorkloadCells.OfAutoscaler),
        [Kinds.PodDisruptionBudget] = new(
            [s_name, new("Min Available"), new("Max Unavailable"), Count("Allowed Disruptions"), s_age],
            WorkloadCells.OfDisruptionBudget),
        [Kinds.Node] = new(
            [
                s_name, new("Status"), new("Roles"), s_age, new("Version"), Wide("Internal-IP"), Wide("External-IP"), Wide("OS-Image"), Wide("Kernel-Version"),
                Wide("Container-Runtime"),
            ],
            NodeCells.Of),
        [Kinds.Service] = new(
            [s_name, new("Type"), new("Cluster-IP"), new("External-IP"), new("Port(s)"), s_age, Wide("Selector")],
            NetworkCells.OfService),
        [Kinds.Endpoints] = new([s_name, new("Endpoints"), s_age], NetworkCells.OfEndpoints),
        [Kinds.EndpointSlice] = new([s_name, new("AddressType"), new("Ports"), new("Endpoints"), s_age], NetworkCells.OfEndpointSlice),
        [Kinds.Event] = new(
            [
                new("Last Seen"), new("Type"), new("Reason"), new("Object"), Wide("Subobject"), Wide("Source"), new("Message"), Wide("First Seen"),
                Wide("Count", "integer"), Wide("Name"),
            ],
            EventCells.Of),
        [Kinds.Namespace] = new([s_name, new("Status"), s_age], PlainCells.OfNamespace),
        [Kinds.ConfigMap] = new([s_name, Count("Data"), s_age], PlainCells.OfConfigMap),
        [Kinds.Secret] = new([s_name, new("Type"), Count("Data"), s_age], PlainCells.OfSecret),
        [Kinds.ServiceAccount] = new([s_name, Count("Secrets"), s_age], PlainCells.OfServiceAccount),
        [Kinds.StatefulSet] = new([s_name, new("Ready"), s_age, Wide("Containers"), Wide("Images")], WorkloadCells.OfStatefulSet),
        [Kinds.DaemonSet] = new(
            [
                s_name, Count("Desired"), Count("Current"), Count("Ready"), Count("Up-to-date"), Count("Available"), new("Node Selector"), s_age,
                Wide("Containers"), Wide("Images"), Wide("Selector"),
            ],
            WorkloadCells.OfDaemonSet),
        [Kinds.ReplicationController] = new(
            [s_name, Count("Desired"), Count("Current"), Count("Ready"), s_age, Wide("Containers"), Wide("Images"), Wide("Selector")],
            WorkloadCells.OfReplicationController),
        [Kinds.ControllerRevision] = new([s_name, new("Controller"), Count("Revision"), s_age], WorkloadCells.OfRevision),
        [Kinds.Job] = new(
            [s_name, new("Status"), new("Completions"), new("Duration"), s_age, Wide("Containers"), Wide("Images"), Wide("Selector")],
            BatchCells.OfJob),
        [Kinds.CronJob] = new(
            [
                s_name, new("Schedule"), new("Timezone"), new("Suspend"), Count("Active"), new("Last Schedule"), s_age,
                Wide("Containers"), Wide("Images"), Wide("Selector"),
            ],
            BatchCells.OfCronJob),
        [Kinds.PersistentVolume] = new(
            [
                s_name, new("Capacity"), new("Access Modes"), new("Reclaim Policy"), new("Status"), new("Claim"), new("StorageClass"),
                new("VolumeAttributesClass"), new("Reason"), s_age, Wide("VolumeMode"),
            ],
            StorageCells.OfVolume),
        [Kinds.PersistentVolumeClaim] = new(
            [
                s_name, new("Status"), new("Volume"), new("Capacity"), new("Access Modes"), new("StorageClass"), new("VolumeAttributesClass"), s_age,
                Wide("VolumeMode"),
            ],
            StorageCells.OfClaim),
        [Kinds.StorageClass] = new(
            [s_name, new("Provisioner"), new("ReclaimPolicy"), new("VolumeBindingMode"), new("AllowVolumeExpansion", "boolean"), s_age],
            StorageCells.OfStorageClass),
        [Kinds.VolumeAttachment] = new([s_name, new("Attacher"), new("PV"), new("Node"), new("Attached", "boolean"), s_age], StorageCells.OfAttachment),
        [Kinds.ResourceQuota] = new([s_name, s_age, new("Request"), new("Limit")], PlainCells.OfQuota),
        [Kinds.LimitRange] = s_createdAt,
        [Kinds.Ingress] = new([s_name, new("Class"), new("Hosts"), new("Address"), new("Ports"), s_age], NetworkCells.OfIngress),
        [Kinds.IngressClass] = new([s_name, new("Controller"), new("Parameters"), s_age], NetworkCells.OfIngressClass),
        [Kinds.NetworkPolicy] = new([s_name, new("Pod-Selector"), s_age], NetworkCells.OfNetworkPolicy),
        [Kinds.Role] = s_createdAt,
        [Kinds.ClusterRole] = s_createdAt,
        [Kinds.RoleBinding] = s_binding,
        [Kinds.ClusterRoleBinding] = s_binding,
        [Kinds.PriorityClass] = new([s_name, Count("Value"), new("Global-Default", "boolean"), s_age], PlainCells.OfPriorityClass),
        [Kinds.ValidatingWebhookConfiguration] = new([s_name, Count("Webhooks"), s_age], PlainCells.OfWebhooks),
        [Kinds.MutatingWebhookConfiguration] = new([s_name, Count("Webhooks"), s_age], PlainCells.OfWebhooks),
        [Kinds.CustomResourceDefinition] = s_createdAt,
        [Kinds.Lease] = new([s_name, new("Holder"), s_age], PlainCells.OfLease),
    };

    private static readonly TableDefinition s_plain = new([s_name, s_age], static (item, now) => [item.Name, Cells.Age(item, now)]);

    public static TableDefinition Of(ObjectKind kind) => s_definitions.GetValueOrDefault(kind) ?? s_plain;

    private static TableColumn Count(string name) => new(name, "integer");

    private static TableColumn Wide(string name, string type = "string") => new(name, type, Wide: true);
}
