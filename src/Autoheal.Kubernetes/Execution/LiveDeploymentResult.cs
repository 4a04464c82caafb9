using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>A live Deployment, or why no action may be prepared on it. Exactly one is set.</summary>
internal readonly record struct LiveDeploymentResult(LiveDeployment? Deployment, ActionPreparation? Refusal)
{
    public static LiveDeploymentResult Refuse(string code, string reason) => new(null, Refusals.Because(code, reason));
}
