using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>The rules of every kind that has any.</summary>
internal static class KindRulesCatalogue
{
    private static readonly Dictionary<ObjectKind, KindRules> s_rules = new()
    {
        [Kinds.Pod] = new()
        {
            Default = OnSpec(PodDefaults.ApplyToPod),
            Validate = OnSpec((spec, errors) => PodValidation.Validate(spec, "spec", errors)),
            ValidateUpdate = ImmutableFields.CheckPod,
            InitialStatus = pod => new() { ["phase"] = "Pending", ["qosClass"] = QualityOfService.Of(pod.Object("spec")!) },
        },
        [Kinds.Service] = new()
        {
            Default = OnSpec(ServiceDefaults.Apply),
            Validate = OnSpec(ServiceValidation.Validate),
            ValidateUpdate = ImmutableFields.CheckClusterAddress,
            InitialStatus = static _ => new() { ["loadBalancer"] = new JsonObject() },
        },
        [Kinds.Namespace] = new() { InitialStatus = static _ => new() { ["phase"] = "Active" } },
        [Kinds.ConfigMap] = new() { Validate = ConfigurationValidation.Validate, ValidateUpdate = ConfigurationValidation.CheckConfigMap },
        [Kinds.Secret] = new()
        {
            Default = SecretDefaults.Apply,
            Validate = ConfigurationValidation.Validate,
            ValidateUpdate = ConfigurationValidation.CheckSecret,
        },
        [Kinds.Event] = new() { Default = EventDefaults.Apply, Validate = EventValidation.Validate },
        [Kinds.Deployment] = new()
        {
            Default = OnSpec(WorkloadDefaults.ApplyToDeployment),
            Validate = OnSpec(WorkloadValidation.ValidateDeployment),
            ValidateUpdate = ImmutableFields.CheckSelector,
        },
        [Kinds.ReplicaSet] = new()
        {
            Default = WorkloadDefaults.ApplyToReplicaSet,
            Validate = OnSpec(WorkloadValidation.ValidateReplicaSet),
            ValidateUpdate = ImmutableFields.CheckSelector,
            InitialStatus = static _ => new() { ["replicas"] = 0 },
        },
        [Kinds.ReplicationController] = new()
        {
            Default = WorkloadDefaults.ApplyToReplicationController,
            InitialStatus = static _ => new() { ["replicas"] = 0 },
        },
        [Kinds.StatefulSet] = StatefulSetRules.Rules,
        [Kinds.DaemonSet] = DaemonSetRules.Rules,
        [Kinds.ControllerRevision] = new() { ValidateUpdate = ImmutableFields.CheckRevisionContents },
        [Kinds.Job] = JobRules.Rules,
        [Kinds.CronJob] = CronJobRules.Rules,
        [Kinds.HorizontalPodAutoscaler] = new()
        {
            Default = OnSpec(WorkloadDefaults.ApplyToAutoscaler),
            Validate = OnSpec(WorkloadValidation.ValidateAutoscaler),
        },
        [Kinds.PodDisruptionBudget] = DisruptionBudgetRules.Rules,
        [Kinds.PersistentVolume] = VolumeRules.Volume,
        [Kinds.PersistentVolumeClaim] = VolumeRules.Claim,
        [Kinds.StorageClass] = StorageClassRules.Rules,
        [Kinds.VolumeAttachment] = new() { InitialStatus = static _ => new() { ["attached"] = false } },
        [Kinds.LimitRange] = LimitRangeRules.Rules,
        [Kinds.ResourceQuota] = QuotaRules.Rules,
        [Kinds.Ingress] = IngressRules.Rules,
        [Kinds.NetworkPolicy] = NetworkPolicyRules.Rules,
        [Kinds.Role] = new() { Default = RoleRules.DefaultRole, Validate = RoleRules.ValidateRole },
        [Kinds.ClusterRole] = new() { Default = RoleRules.DefaultRole, Validate = RoleRules.ValidateRole },
        [Kinds.RoleBinding] = RoleRules.Binding,
        [Kinds.ClusterRoleBinding] = RoleRules.Binding,
        [Kinds.PriorityClass] = PriorityClassRules.Rules,
        [Kinds.ValidatingWebhookConfiguration] = WebhookRules.Validating,
        [Kinds.MutatingWebhookConfiguration] = WebhookRules.Mutating,
        [Kinds.CustomResourceDefinition] = DefinitionRules.Rules,
    };

    public static KindRules Of(ObjectKind kind) => s_rules.GetValueOrDefault(kind) ?? KindRules.None;

    private static Action<JsonObject> OnSpec(Action<JsonObject> apply) => target => apply(target.Ensure("spec"));

    private static Action<JsonObject, List<FieldError>> OnSpec(Action<JsonObject, List<FieldError>> validate) =>
        (target, errors) => validate(target.Ensure("spec"), errors);
}
