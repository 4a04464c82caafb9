namespace Autoheal.Policy.Rules;

/// <summary>In production people decide. What the operator has not placed elsewhere is production.</summary>
internal sealed class ProductionPolicy(PolicyBook book) : IPolicy
{
    private readonly VoteCache<ApprovalRequirement> _asks = new(approval => PolicyVote.RequireApproval("production", approval));
    private readonly VoteCache<string> _elsewhere = new(environment => PolicyVote.Allow($"environment {environment}"));

    public string Name => "prod-approval";

    public PolicyVote Evaluate(PolicyInput input) => input.Environment == Environments.Production
        ? _asks.Of(book.For(input).Approval(book.For(input).ProductionQuorum))
        : _elsewhere.Of(input.Environment);
}
