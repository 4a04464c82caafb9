using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>The causes of this family.</summary>
internal static class AdmissionCauses
{
    private static readonly CauseCode[] s_weaker = [new("k8s.admission.refused"), new("k8s.rollout.stuck"), new("k8s.statefulset.stuck")];

    public static CauseDescription Refused { get; } = new()
    {
        Code = new("k8s.admission.refused"),
        Title = "The API server refuses the pods of a workload",
        Signs = ["condition ReplicaFailure or Events FailedCreate", "fewer pods exist than are wanted"],
        Repair = "Read the server's answer in the Event; nothing is repaired without knowing it.",
        RepairClass = RepairClass.Diagnose,
        Refines = [new("k8s.rollout.stuck")],
    };

    public static CauseDescription ServiceAccountMissing { get; } = new()
    {
        Code = new("k8s.serviceaccount.missing"),
        Title = "Pods run as a ServiceAccount that does not exist",
        Signs = ["FailedCreate: serviceaccount not found, and no pod", "no ServiceAccount of the template's name in the namespace"],
        Repair = "Undo the release that names it.",
        RepairClass = RepairClass.Automatic,
        Rows = [6],
        Refines = s_weaker,
    };

    public static CauseDescription PodSecurity { get; } = new()
    {
        Code = new("k8s.podsecurity.violation"),
        Title = "Pods do not meet the pod security level that their namespace enforces",
        Signs = ["FailedCreate: violates PodSecurity", "the namespace's label pod-security.kubernetes.io/enforce"],
        Repair = "Correct the template's securityContext, or set the label back when it is new.",
        RepairClass = RepairClass.Approve,
        Rows = [7],
        Refines = s_weaker,
    };

    public static CauseDescription PriorityClassMissing { get; } = new()
    {
        Code = new("k8s.priorityclass.missing"),
        Title = "Pods have a PriorityClass that does not exist",
        Signs = ["FailedCreate: no PriorityClass with that name", "no PriorityClass of the template's name"],
        Repair = "Undo the release that names it.",
        RepairClass = RepairClass.Automatic,
        Refines = s_weaker,
    };

    public static CauseDescription WebhookUnavailable { get; } = new()
    {
        Code = new("k8s.webhook.unavailable"),
        Title = "An admission webhook does not answer, and pods are refused without it",
        Signs = ["FailedCreate: failed calling webhook", "the webhook's Service has no ready endpoint", "failurePolicy is Fail"],
        Repair = "Bring the webhook's own pods back.",
        RepairClass = RepairClass.Automatic,
        Rows = [8],
        Refines = s_weaker,
    };

    public static CauseDescription WebhookDenied { get; } = new()
    {
        Code = new("k8s.webhook.denied"),
        Title = "An admission webhook denies the pods of a workload",
        Signs = ["FailedCreate: admission webhook denied the request"],
        Repair = "Meet what the policy demands, or change the policy back.",
        RepairClass = RepairClass.Approve,
        Rows = [8],
        Refines = s_weaker,
    };

    public static CauseDescription WebhookCertificate { get; } = new()
    {
        Code = new("k8s.webhook.ca"),
        Title = "The API server does not trust an admission webhook's certificate",
        Signs = ["FailedCreate: failed calling webhook, x509", "the webhook's caBundle"],
        Repair = "Have the certificate or the caBundle issued again.",
        RepairClass = RepairClass.Approve,
        Rows = [9],
        Refines = s_weaker,
    };

    public static CauseDescription WebhookTimeout { get; } = new()
    {
        Code = new("k8s.webhook.timeout"),
        Title = "An admission webhook takes longer than the API server waits",
        Signs = ["FailedCreate: failed calling webhook, context deadline exceeded", "the webhook's timeoutSeconds"],
        Repair = "Narrow what the webhook is asked about, or give it more room.",
        RepairClass = RepairClass.Approve,
        Rows = [10],
        Refines = s_weaker,
    };

    public static CauseDescription WebhookMutation { get; } = new()
    {
        Code = new("k8s.webhook.mutation"),
        Title = "A mutating webhook gives pods other limits than their template",
        Signs = ["a pod's limits or requests are not those of its template", "a MutatingWebhookConfiguration covers new pods"],
        Repair = "Set the webhook's configuration back.",
        RepairClass = RepairClass.Approve,
        Rows = [11],
        Refines =
        [
            new("k8s.container.oom"), new("k8s.container.limit-tiny"), new("k8s.rollout.crash"), new("k8s.crash.no-change"),
            new("k8s.container.cpu-throttled"), new("k8s.rollout.stuck"),
        ],
    };
}
