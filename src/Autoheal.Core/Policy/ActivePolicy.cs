namespace Autoheal.Policy;

/// <summary>The part of the policy that is data and may be replaced while the host runs: one immutable snapshot. The gate compares snapshots by identity.</summary>
internal class ActivePolicy
{
    /// <summary>No document: only the policies in code decide.</summary>
    public static ActivePolicy None { get; } = new();

    /// <summary>The version; empty without a document.</summary>
    public virtual string Version => "";

    /// <summary>The rules, asked after the policies in code.</summary>
    public virtual IReadOnlyList<IPolicy> Rules => [];

    /// <summary>Whether actions are counted in the whole cluster.</summary>
    public virtual bool CountsCluster => false;

    /// <summary>Whether the target's labels have to be read.</summary>
    public virtual bool NeedsLabels => false;

    /// <summary>Whether it has to be known which versions of actions were carried out before.</summary>
    public virtual bool NeedsHistory => false;

    /// <summary>The limits of a cluster, starting from the configured ones.</summary>
    public virtual PolicyOptions Apply(PolicyOptions configured, string cluster) => configured;

    /// <summary>The environment of a target; null when it says nothing about it.</summary>
    public virtual string? EnvironmentOf(string cluster, string @namespace) => null;

    /// <summary>What an action adds to the cost of running an hour; null when it cannot be told.</summary>
    public virtual double? AddedCostOf(Planning.PlannedAction action) => null;

    /// <summary>Settles conflicts among the votes of <see cref="Rules"/>: those that others override are replaced by abstentions that say so.</summary>
    public virtual void Settle(Span<PolicyVote> votes, PolicyInput input)
    {
    }
}
