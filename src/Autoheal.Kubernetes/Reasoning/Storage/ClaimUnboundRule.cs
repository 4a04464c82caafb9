using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>
/// What is true of every claim without a volume when nothing more can be said (taxonomy rows 25 to 28): the claim is to blame for the pods that
/// wait for it. Also where only a pod was seen that says so.
/// </summary>
internal sealed class ClaimUnboundRule : IDiagnosticRule
{
    public string Name => "claim-unbound";

    public IReadOnlyList<CauseDescription> Causes { get; } = [StorageCauses.Unbound];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var pending in PendingClaim.Find(model))
        {
            yield return Describe(pending);
        }

        foreach (var ailing in model.AilingWorkloads)
        {
            if (ailing.With(TroubleKind.Unschedulable) is { } waiting && WordsOfPod(waiting.Troubles[0].Pod) is { } condition
                && UnseenClaim(model, waiting.Troubles[0].Pod) is { } claim)
            {
                yield return DescribeUnseen(model, waiting, condition, claim);
            }
        }
    }

    private static Finding Describe(PendingClaim pending)
    {
        var claim = pending.Claim;
        var checks = StorageChecks.Begin(pending);
        return new Finding
        {
            Cause = StorageCauses.Unbound.Code,
            Object = pending.Model.Reference(claim),
            Title = $"PersistentVolumeClaim {claim.Name} is not bound to a volume",
            Summary = $"PersistentVolumeClaim {claim.Name} ({(claim.Claim.Request is { } size ? Sizes.Text(size) + ", " : "")}{(pending.ClassName.Length > 0 ? $"StorageClass {pending.ClassName}" : "no StorageClass")}) is Pending; {ClaimUsers.Text(pending.Model, pending.Users)}.",
            Checks = checks.Checks,
            Explains = pending.Explained(),
            Since = claim.Metadata.CreatedAt,
        };
    }

    private static ObjectCondition? WordsOfPod(Pod pod) =>
        pod.Conditions.Find("PodScheduled") is { Status: "False" } condition && SaysUnbound(condition.Message) ? condition : null;

    private static bool SaysUnbound(UntrustedText message) => message.Contains("unbound") && message.Contains("PersistentVolumeClaim");

    private static string? UnseenClaim(ClusterModel model, Pod pod)
    {
        string? only = null;
        foreach (var volume in pod.Template.Volumes)
        {
            if (MountIndex.ClaimOf(pod, volume) is { Length: > 0 } claim && model.Claims.Find(pod.Namespace, claim) is { IsFound: false, IsAbsent: false })
            {
                if (only is not null)
                {
                    return only;
                }

                only = claim;
            }
        }

        return only;
    }

    private static Finding DescribeUnseen(ClusterModel model, AilingWorkload waiting, ObjectCondition condition, string claim)
    {
        var pod = waiting.Troubles[0].Pod;
        var checks = new CheckList(model);
        checks.Supports(0.6, $"pod {pod.Name} is not scheduled", checks.Controlled(pod, "pod.condition", "PodScheduled=False", condition.ChangedAt));
        checks.Supports(0.3, $"it mounts PersistentVolumeClaim {claim}", checks.Declared(pod, "spec.volumes.claim", claim));
        checks.Supports(
            0.9, "the scheduler says that it has unbound PersistentVolumeClaims", checks.Untrusted(pod, "pod.condition.message", "unbound claims", "api", condition.ChangedAt));
        checks.NotObserved(0.6, $"PersistentVolumeClaim {claim} itself");
        return new Finding
        {
            Cause = StorageCauses.Unbound.Code,
            Object = KubernetesResources.PersistentVolumeClaims.Reference(model.ClusterId, pod.Namespace, claim, ""),
            Title = $"PersistentVolumeClaim {claim} is not bound; pod {pod.Name} cannot be scheduled",
            Summary = $"Pod {pod.Name} has unbound immediate PersistentVolumeClaims: {claim}, which it mounts, has no volume. The claim itself was not seen; its StorageClass and events tell why.",
            Checks = checks.Checks,
            Explains = Dependents.With(model, waiting),
            Since = waiting.Began,
        };
    }
}
