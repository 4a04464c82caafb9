namespace Autoheal.Kubernetes.Verification;

/// <summary>The kinds of predicate that this package adds to those of the core.</summary>
internal static class ObjectPredicates
{
    /// <summary>The number or flag at <c>field</c> of the subject is <c>value</c>.</summary>
    public const string FieldKept = "kubernetes-field-kept";

    /// <summary>More pods of <c>namespace</c>, or of the cluster when that is empty, are in trouble than <c>before</c>.</summary>
    public const string MoreTroubled = "kubernetes-more-troubled";

    /// <summary>The very subject is no longer there, or is going.</summary>
    public const string Gone = "kubernetes-gone";

    /// <summary>The subject, a node, is ready.</summary>
    public const string NodeReady = "kubernetes-node-ready";

    /// <summary>The subject, a Job, is complete.</summary>
    public const string JobCompleted = "kubernetes-job-completed";

    /// <summary>The subject, a Service, selects pods that serve.</summary>
    public const string ServiceServes = "kubernetes-service-serves";

    /// <summary>The volume of the subject, a claim, has at least <c>bytes</c>.</summary>
    public const string ClaimCapacity = "kubernetes-claim-capacity";
}
