using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>A live target, or why no action may be prepared on it. Exactly one is set.</summary>
internal readonly record struct LiveTargetResult(LiveTarget? Target, ActionPreparation? Refusal)
{
    public static LiveTargetResult Refuse(string code, string reason) => new(null, Refusals.Because(code, reason));
}
