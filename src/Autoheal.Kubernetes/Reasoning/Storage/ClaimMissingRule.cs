using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>A pod waits because a claim that it mounts does not exist. Why it does not, a quota for instance, other rules say.</summary>
internal sealed class ClaimMissingRule : IDiagnosticRule
{
    public string Name => "claim-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MountCauses.ClaimMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var ailing in model.AilingWorkloads)
        {
            if (ailing.With(TroubleKind.Unschedulable, TroubleKind.NotStarted) is { } waiting && FindMissing(model, waiting.Troubles[0].Pod) is { } claim)
            {
                yield return Describe(model, waiting, claim);
            }
        }
    }

    private static string? FindMissing(ClusterModel model, Pod pod)
    {
        foreach (var volume in pod.Template.Volumes)
        {
            if (MountIndex.ClaimOf(pod, volume) is { Length: > 0 } claim)
            {
                var found = model.Claims.Find(pod.Namespace, claim);
                if (found.IsAbsent || (!found.IsFound && (ConditionNames(pod, claim) || EventNaming(model, pod, claim) is not null)))
                {
                    return claim;
                }
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, AilingWorkload waiting, string claim)
    {
        var pod = waiting.Troubles[0].Pod;
        var checks = new CheckList(model);
        checks.Supports(
            0.5, $"pod {pod.Name} waits: {waiting.Troubles[0].Reason}", checks.Controlled(pod, "pod.waiting", waiting.Troubles[0].Reason, waiting.Began));
        checks.Supports(0.3, $"it mounts PersistentVolumeClaim {claim}", checks.Declared(pod, "spec.volumes.claim", claim));
        AddAbsence(checks, model, pod, claim);
        return new Finding
        {
            Cause = MountCauses.ClaimMissing.Code,
            Object = model.Reference(waiting.Blamed),
            Title = $"PersistentVolumeClaim {claim} does not exist; {waiting.Blamed.Resource.Kind} {waiting.Blamed.Name} mounts it",
            Summary = $"{Counts.Pods(waiting.Troubles.Count)} of {waiting.Blamed.Resource.Kind} {waiting.Blamed.Name} cannot be scheduled: persistentvolumeclaim \"{claim}\" not found in namespace {pod.Namespace}.",
            Checks = checks.Checks,
            Explains = Dependents.With(model, waiting),
            Since = waiting.Began,
            Remedies = ClaimReleases.UndoOf(model, [pod], claim),
        };
    }

    private static void AddAbsence(CheckList checks, ClusterModel model, Pod pod, string claim)
    {
        var found = model.Claims.Find(pod.Namespace, claim);
        if (found.IsAbsent)
        {
            checks.Supports(0.8, $"PersistentVolumeClaim {claim} does not exist", checks.Controlled(pod, "pvc.absent", claim));
        }
        else
        {
            checks.NotObserved(0.8, $"whether PersistentVolumeClaim {claim} exists ({found.NotObservedReason})");
        }

        if (ConditionNames(pod, claim))
        {
            checks.Supports(0.9, $"the scheduler does not find {claim}", checks.Untrusted(pod, "pod.condition.message", claim, "api"));
        }
        else if (EventNaming(model, pod, claim) is { } said)
        {
            checks.Supports(0.9, $"event {said.Reason}: {claim} not found", checks.Untrusted(pod, "event", said.Reason, "event", said.LastAt));
        }
    }

    private static bool ConditionNames(Pod pod, string claim) =>
        pod.Conditions.Find("PodScheduled") is { Status: "False" } condition && SaysMissing(condition.Message, claim);

    private static ClusterEvent? EventNaming(ClusterModel model, Pod pod, string claim)
    {
        foreach (var item in model.EventsAbout(pod))
        {
            if (item.Reason is "FailedScheduling" or "FailedMount" && SaysMissing(item.Message, claim))
            {
                return item;
            }
        }

        return null;
    }

    private static bool SaysMissing(UntrustedText message, string claim) => message.Contains($"persistentvolumeclaim \"{claim}\" not found");
}
