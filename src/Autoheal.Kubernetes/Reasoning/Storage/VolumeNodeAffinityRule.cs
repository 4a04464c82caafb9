using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>A pod cannot be placed because its volume is bound to nodes that do not exist or that the pod may not use (taxonomy row 30).</summary>
internal sealed class VolumeNodeAffinityRule : IDiagnosticRule
{
    private const string Words = "volume node affinity conflict";

    public string Name => "volume-node-affinity";

    public IReadOnlyList<CauseDescription> Causes { get; } = [MountCauses.NodeAffinity];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var ailing in model.AilingWorkloads)
        {
            if (ailing.With(TroubleKind.Unschedulable) is { } waiting && Describe(model, waiting) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Describe(ClusterModel model, AilingWorkload waiting)
    {
        var pod = waiting.Troubles[0].Pod;
        var condition = pod.Conditions.Find("PodScheduled");
        var says = condition?.Message.Contains(Words) == true || HasEvent(model, pod);
        var volume = FindBound(model, pod, says);
        if (volume is null && !says)
        {
            return null;
        }

        var checks = new CheckList(model);
        checks.Supports(0.5, $"pod {pod.Name} is not scheduled", checks.Controlled(pod, "pod.condition", "PodScheduled=False", condition?.ChangedAt));
        if (says)
        {
            checks.Supports(0.9, $"the scheduler names a {Words}", checks.Untrusted(pod, "pod.condition.message", Words, "api", condition?.ChangedAt));
        }

        return volume is null ? Unseen(model, waiting, checks) : Blame(model, waiting, volume, checks);
    }

    private static Finding Blame(ClusterModel model, AilingWorkload waiting, PersistentVolume volume, CheckList checks)
    {
        var pod = waiting.Troubles[0].Pod;
        var where = NodeTerms.Text(volume.NodeAffinity);
        var none = !model.Nodes.Any(volume.Reachable);
        if (model.Nodes.IsComplete(""))
        {
            checks.Supports(
                none ? 0.85 : 0.4,
                none ? $"none of {model.Nodes.Count} nodes satisfies {where}" : $"the pod may not use the nodes with {where}",
                checks.Controlled(volume, "pv.nodes", none ? "none" : where));
        }
        else
        {
            checks.NotObserved(0.85, $"which nodes satisfy {where}");
        }

        checks.Supports(0.35, $"PersistentVolume {volume.Name} is only for nodes with {where}", checks.Declared(volume, "pv.nodeAffinity", where));
        return new Finding
        {
            Cause = MountCauses.NodeAffinity.Code,
            Object = model.Reference(volume),
            Title = $"PersistentVolume {volume.Name} can only be used on nodes with {where}",
            Summary = $"Pod {pod.Name} cannot be scheduled (volume node affinity conflict): its PersistentVolume {volume.Name}{(volume.Claim is { } claim ? $" of PersistentVolumeClaim {claim.Name}" : "")} needs {where}, and {(none ? "no node has that" : "the nodes that have it do not take the pod")}.",
            Checks = checks.Checks,
            Explains = [model.Reference(volume), .. Dependents.With(model, waiting)],
            Since = waiting.Began,
            Remedies = volume.Claim is { } held ? ClaimReleases.UndoOf(model, [pod], held.Name) : [],
        };
    }

    private static Finding Unseen(ClusterModel model, AilingWorkload waiting, CheckList checks)
    {
        var pod = waiting.Troubles[0].Pod;
        var claims = pod.Template.Volumes.Select(volume => MountIndex.ClaimOf(pod, volume)).Where(claim => claim.Length > 0).ToArray();
        var text = claims.Length == 0 ? "its volume" : $"the volume of PersistentVolumeClaim {string.Join(", ", claims.Take(2))}";
        if (claims.Length > 0)
        {
            checks.Supports(0.35, $"it mounts PersistentVolumeClaim {claims[0]}", checks.Declared(pod, "spec.volumes.claim", claims[0]));
        }

        checks.NotObserved(0.8, "which nodes the volume is for");
        return new Finding
        {
            Cause = MountCauses.NodeAffinity.Code,
            Object = model.Reference(waiting.Blamed),
            Title = $"Pod {pod.Name} cannot run where its volume is: volume node affinity conflict",
            Summary = $"No node that pod {pod.Name} may run on can use {text}: volume node affinity conflict. The PersistentVolume itself was not seen.",
            Checks = checks.Checks,
            Explains = Dependents.With(model, waiting),
            Since = waiting.Began,
        };
    }

    /// <summary>The first volume of the pod that no node can use, or, where the scheduler complains, that some node cannot.</summary>
    private static PersistentVolume? FindBound(ClusterModel model, Pod pod, bool says)
    {
        PersistentVolume? suspect = null;
        foreach (var mounted in pod.Template.Volumes)
        {
            if (model.Claims.Find(pod.Namespace, MountIndex.ClaimOf(pod, mounted)).Value is { } claim && model.VolumeOf(claim) is { NodeAffinity.Count: > 0 } volume)
            {
                if (model.Nodes.IsComplete("") && !model.Nodes.Any(volume.Reachable))
                {
                    return volume;
                }

                suspect ??= says ? volume : null;
            }
        }

        return suspect;
    }

    private static bool HasEvent(ClusterModel model, Pod pod)
    {
        var events = model.EventsAbout(pod);
        return events.Count > 0 && events.FirstOrDefault(item => item.Reason == "FailedScheduling") is { } newest && newest.Message.Contains(Words);
    }
}
