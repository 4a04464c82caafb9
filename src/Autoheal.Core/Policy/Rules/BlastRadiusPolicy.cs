namespace Autoheal.Policy.Rules;

/// <summary>One action touches a bounded number of pods; one that touches much of a service needs approval.</summary>
internal sealed class BlastRadiusPolicy(PolicyBook book) : IPolicy
{
    private static readonly PolicyVote s_beyond = PolicyVote.Deny("it reaches beyond its target's namespace");

    private readonly VoteCache<(int Pods, int Most)> _tooMany = new(key => PolicyVote.Deny($"it touches {key.Pods} pods, more than {key.Most}"));
    private readonly VoteCache<(ApprovalRequirement Approval, int Pods, int Of)> _much = new(
        key => PolicyVote.RequireApproval($"it touches {key.Pods} of {key.Of} pods of the service", key.Approval));

    public string Name => "blast-radius";

    public PolicyVote Evaluate(PolicyInput input)
    {
        var limits = book.For(input);
        return input.Action.BlastRadius switch
        {
            { Namespaces: var reached } when reached.Count != 1 || reached[0] != input.Action.Target.Namespace => s_beyond,
            { Pods: var pods } when pods > limits.MaxPods || pods < 0 => _tooMany.Of((pods, limits.MaxPods)),
            { Pods: var pods, ServicePods: var all } when pods > Math.Max(1, limits.UnattendedPodShare * all) => _much.Of((limits.Approval(1), pods, all)),
            _ => PolicyVote.Abstain,
        };
    }
}
