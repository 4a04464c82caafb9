using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>A live pod, or why no action may be prepared on it. Exactly one is set.</summary>
internal readonly record struct LivePodResult(LivePod? Pod, ActionPreparation? Refusal)
{
    public static LivePodResult Refuse(string code, string reason) => new(null, Refusals.Because(code, reason));
}
