using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Patching;

/// <summary>The merge keys of the Kubernetes API types (their <c>patchMergeKey</c> tags).</summary>
internal static class MergeSchemas
{
    private static readonly MergeSchema s_metadata = new MergeSchema().List("ownerReferences", "uid").Set("finalizers");

    private static readonly MergeSchema s_conditions = new MergeSchema().List("conditions", "type");

    private static readonly MergeSchema s_variable = new MergeSchema()
        .Object("valueFrom", new MergeSchema().Whole("configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef"));

    private static readonly MergeSchema s_container = new MergeSchema()
        .List("ports", "containerPort", ("containerPort", null), ("protocol", "TCP")).List("env", "name", s_variable).List("volumeMounts", "mountPath").List("volumeDevices", "devicePath");

    private static readonly MergeSchema s_podSpec = new MergeSchema()
        .List("volumes", "name").List("containers", "name", s_container).List("initContainers", "name", s_container)
        .List("ephemeralContainers", "name", s_container).List("imagePullSecrets", "name").List("hostAliases", "ip")
        .List("topologySpreadConstraints", "topologyKey", ("topologyKey", null), ("whenUnsatisfiable", null)).Whole("nodeSelector").List("schedulingGates", "name").List("resourceClaims", "name");

    private static readonly MergeSchema s_podTemplate = new MergeSchema().Object("metadata", s_metadata).Object("spec", s_podSpec);

    private static readonly MergeSchema s_workloadSpec = new MergeSchema().Object("template", s_podTemplate).Whole("selector");

    private static readonly MergeSchema s_default = WithMetadata();

    private static readonly Dictionary<ObjectKind, MergeSchema> s_kinds = new()
    {
        [Kinds.Pod] = WithMetadata()
            .Object("spec", s_podSpec)
            .Object("status", new MergeSchema().List("conditions", "type").List("podIPs", "ip").List("hostIPs", "ip")),
        [Kinds.Deployment] = WithMetadata().Object("spec", s_workloadSpec).Object("status", s_conditions),
        [Kinds.ReplicaSet] = WithMetadata().Object("spec", s_workloadSpec).Object("status", s_conditions),
        [Kinds.StatefulSet] = WithMetadata()
            .Object("spec", s_workloadSpec).Object("status", s_conditions),
        [Kinds.DaemonSet] = WithMetadata().Object("spec", s_workloadSpec).Object("status", s_conditions),
        [Kinds.ReplicationController] = WithMetadata().Object("spec", s_workloadSpec).Object("status", s_conditions),
        [Kinds.Job] = WithMetadata().Object("spec", s_workloadSpec).Object("status", s_conditions),
        [Kinds.CronJob] = WithMetadata().Object("spec", new MergeSchema().Object("jobTemplate", new MergeSchema()
            .Object("metadata", s_metadata).Object("spec", s_workloadSpec))),
        [Kinds.PersistentVolumeClaim] = WithMetadata().Object("status", s_conditions),
        [Kinds.ValidatingWebhookConfiguration] = WithMetadata().List("webhooks", "name"),
        [Kinds.MutatingWebhookConfiguration] = WithMetadata().List("webhooks", "name"),
        [Kinds.Service] = WithMetadata().Object("spec", new MergeSchema().List("ports", "port", ("port", null), ("protocol", "TCP")).Whole("selector")).Object("status", s_conditions),
        [Kinds.ServiceAccount] = WithMetadata().List("secrets", "name"),
        [Kinds.Node] = WithMetadata()
            .Object("spec", new MergeSchema().Set("podCIDRs"))
            .Object("status", new MergeSchema().List("conditions", "type").List("addresses", "type")),
        [Kinds.Namespace] = WithMetadata().Object("status", s_conditions),
        [Kinds.HorizontalPodAutoscaler] = WithMetadata().Object("status", s_conditions),
        [Kinds.PodDisruptionBudget] = WithMetadata().Object("spec", new MergeSchema().Atomic("selector")).Object("status", s_conditions),
    };

    public static MergeSchema Of(ObjectKind kind) => s_kinds.GetValueOrDefault(kind) ?? s_default;

    private static MergeSchema WithMetadata() => new MergeSchema().Object("metadata", s_metadata);
}
