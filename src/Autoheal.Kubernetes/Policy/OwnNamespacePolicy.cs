using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Policy;

/// <summary>Autoheal does not operate on itself: a repair of its own namespace could stop the one who watches and undoes it.</summary>
internal sealed class OwnNamespacePolicy(IOptions<KubernetesOptions> options) : IPolicy
{
    public string Name => "own-namespace";

    public PolicyVote Evaluate(PolicyInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return options.Value.OwnNamespace is { Length: > 0 } own
            && (input.Action.Target.Namespace == own || input.Action.BlastRadius.Namespaces.Contains(own, StringComparer.Ordinal))
            ? PolicyVote.Deny("Autoheal itself runs in that namespace")
            : PolicyVote.Abstain;
    }
}
