using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>Suggests to go back where a release brought the claim that does not work.</summary>
internal static class ClaimReleases
{
    /// <summary>Undoing the rollout, when the last revision that worked did not mount the claim; else nothing.</summary>
    public static IReadOnlyList<ActionProposal> UndoOf(ClusterModel model, IReadOnlyList<Pod> pods, string claim)
    {
        foreach (var ailing in model.AilingWorkloads)
        {
            if (ailing.With(TroubleKind.Unschedulable, TroubleKind.NotStarted) is { } waiting && waiting.Troubles.Any(trouble => pods.Contains(trouble.Pod)))
            {
                var evidence = new WorkloadEvidence(model, waiting);
                return evidence is { MayUndo: true, LastGood: { } good } && !good.Template.Volumes.Any(volume => volume.ClaimName == claim)
                    ? [Remedies.Undo(evidence.Target, good.Number)]
                    : [];
            }
        }

        return [];
    }
}
