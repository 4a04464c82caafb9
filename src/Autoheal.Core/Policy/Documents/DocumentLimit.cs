namespace Autoheal.Policy.Documents;

/// <summary>
/// How often: what was reserved within a time, for the workload, its service or the whole cluster. A limit of one is a cool-down, with
/// <c>same: action</c> the time within which an action is not repeated.
/// </summary>
internal sealed class DocumentLimit : IPolicy
{
    private static readonly PolicyVote s_unreadable = PolicyVote.Deny("the number of recent actions cannot be read");

    private readonly Condition _condition;
    private readonly string[]? _actions;
    private readonly int _max;
    private readonly TimeSpan _per;
    private readonly string _counting;
    private readonly bool _sameAction;
    private readonly bool _asks;
    private readonly ApprovalSpec? _approval;
    private readonly ServiceSelector[] _services;
    private readonly Relaxation[] _relaxations;
    private readonly PolicyBookLimits _limits;
    private readonly VoteCache<(int Count, ApprovalRequirement? Approval)> _usedUp;

    public DocumentLimit(DocumentNode node, string name, Condition condition, ServiceSelector[] services, Relaxation[] relaxations, PolicyBookLimits limits)
    {
        Name = $"limit {name}";
        _condition = condition;
        _services = services;
        _relaxations = relaxations;
        _limits = limits;
        _actions = node.Texts("actions");
        _max = node.Whole("max") ?? 0;
        _per = node.Duration("per") ?? RecentActions.Horizon;
        _counting = node.Text("counting") ?? "workload";
        _sameAction = node.Text("same") == "action";
        _asks = node.Text("then") == "approve";
        _approval = ApprovalSpec.Read(node["approval"]);
        var per = node.Text("per");
        _usedUp = new(key => key.Approval is { } approval
            ? PolicyVote.RequireApproval($"{key.Count} of {_max} within {per} are used up", approval)
            : PolicyVote.Deny($"{key.Count} of {_max} within {per} are used up"));
    }

    public string Name { get; }

    /// <summary>Whether it needs the actions of the whole cluster.</summary>
    public bool CountsCluster => _counting != "workload";

    public PolicyVote Evaluate(PolicyInput input)
    {
        if (_condition.Of(input) == Match.No)
        {
            return PolicyVote.Abstain;
        }

        var recent = CountsCluster ? input.ClusterActions : input.WorkloadActions;
        if (recent is null)
        {
            return s_unreadable;
        }

        var count = Count(recent, input);
        return count < _max ? PolicyVote.Abstain
            : Relaxation.Find(_relaxations, input) is { } relaxation ? relaxation.Vote
            : _usedUp.Of((count, _asks ? ApprovalSpec.Resolve(_approval, _limits.Of(input)) : null));
    }

    private int Count(IReadOnlyList<RecentAction> recent, PolicyInput input)
    {
        var count = 0;
        for (var index = 0; index < recent.Count; index++)
        {
            var action = recent[index];
            var counts = action.At > input.Now - _per
                && (_actions is null || Glob.MatchesAny(_actions, action.Action))
                && (!_sameAction || action.Action == input.Action.Action)
                && (_counting != "service" || AreOfOneService(action, input));
            count += counts ? 1 : 0;
        }

        return count;
    }

    /// <summary>What cannot be told counts. A target that belongs to no service stands for itself.</summary>
    private bool AreOfOneService(RecentAction action, PolicyInput input)
    {
        if (action.Target is not { } other)
        {
            return true;
        }

        var belongs = false;
        foreach (var service in _services)
        {
            if (service.Holds(input.Cluster, input.Action.Target, input.TargetLabels) != Match.No)
            {
                belongs = true;
                if (service.Holds(input.Cluster, other, null) != Match.No)
                {
                    return true;
                }
            }
        }

        return !belongs && other.SamePlaceAs(input.Action.Target);
    }
}
