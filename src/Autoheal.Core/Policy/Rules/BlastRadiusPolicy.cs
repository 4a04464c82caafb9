using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Rules;

/// <summary>One action touches a bounded number of pods; one that touches much of a service needs approval.</summary>
internal sealed class BlastRadiusPolicy(IOptions<PolicyOptions> options) : IPolicy
{
    public string Name => "blast-radius";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var blast = input.Action.BlastRadius;
        if (blast.Namespaces.Count != 1 || blast.Namespaces[0] != input.Action.Target.Namespace)
        {
            return PolicyVote.Deny("it reaches beyond its target's namespace");
        }

        if (blast.Pods > options.Value.MaxPods || blast.Pods < 0)
        {
            return PolicyVote.Deny($"it touches {blast.Pods} pods, more than {options.Value.MaxPods}");
        }

        return blast.Pods > Math.Max(1, options.Value.UnattendedPodShare * blast.ServicePods)
            ? PolicyVote.RequireApproval(
                $"it touches {blast.Pods} of {blast.ServicePods} pods of the service", options.Value.Approval(1))
            : PolicyVote.Abstain;
    }
}
