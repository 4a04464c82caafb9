using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>A live workload, or why no action may be prepared on it. Exactly one is set.</summary>
internal readonly record struct LiveWorkloadResult(LiveWorkload? Workload, ActionPreparation? Refusal)
{
    public static LiveWorkloadResult Refuse(string code, string reason) => new(null, Refusals.Because(code, reason));
}
