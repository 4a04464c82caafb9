namespace Autoheal.Policy.Documents;

/// <summary>One rule of a document.</summary>
internal sealed class DocumentRule : IPolicy
{
    private readonly Condition _condition;
    private readonly Verdict _then;
    private readonly string _reason;
    private readonly ApprovalSpec? _approval;
    private readonly Obligation[] _obligations;
    private readonly Relaxation[] _relaxations;
    private readonly PolicyBookLimits _limits;
    private readonly VoteCache<string> _unknown;
    private readonly VoteCache<ApprovalRequirement> _asks;
    private readonly PolicyVote _plain;

    public DocumentRule(DocumentNode node, string name, Condition condition, Relaxation[] relaxations, PolicyBookLimits limits)
    {
        Name = $"rule {name}";
        _condition = condition;
        _relaxations = relaxations;
        _limits = limits;
        _then = VerdictOf(node.Text("then"));
        _reason = node.Text("reason") ?? name;
        _approval = ApprovalSpec.Read(node["approval"]);
        _obligations = [.. node.Items("obligations").Select(item => new Obligation { Kind = item.Text("kind") ?? "", Parameters = item.Map("with") })];
        Priority = node.Whole("priority") ?? 0;
        Cost = node.Number("cost") ?? 0;
        _plain = (_then == Verdict.Allow ? PolicyVote.Allow(_reason) : PolicyVote.Deny(_reason)).Obliging(_obligations);
        _asks = new(approval => PolicyVote.RequireApproval(_reason, approval).Obliging(_obligations));
        _unknown = new(missing => PolicyVote.Deny($"{_reason}: {missing}"));
    }

    public string Name { get; }

    public int Priority { get; }

    public double Cost { get; }

    public PolicyVote Evaluate(PolicyInput input)
    {
        var match = _condition.Of(input);
        if (match == Match.No || (match == Match.Unknown && _then == Verdict.Allow))
        {
            return PolicyVote.Abstain;
        }

        if (Relaxation.Find(_relaxations, input) is { } relaxation)
        {
            return relaxation.Vote;
        }

        // A fact that the rule needs is missing: that refuses, whatever the rule would say.
        return match == Match.Unknown ? _unknown.Of(_condition.MissingFact(input))
            : _then != Verdict.RequireApproval ? _plain
            : _asks.Of(ApprovalSpec.Resolve(_approval, _limits.Of(input)));
    }

    /// <summary>Whether a vote is what the rule says, and neither an abstention nor a missing fact: only then may another rule override it.</summary>
    public bool Spoke(PolicyVote vote) => ReferenceEquals(vote, _plain) || (_then == Verdict.RequireApproval && vote.Verdict == _then);

    public static Verdict VerdictOf(string? word) => word switch
    {
        "allow" => Verdict.Allow,
        "approve" => Verdict.RequireApproval,
        _ => Verdict.Deny,
    };
}
