namespace Autoheal.Verification;

/// <summary>The predicate kinds that Autoheal itself evaluates.</summary>
public static class PredicateKinds
{
    /// <summary>The cause <c>cause</c> is no longer found on the subject. Evaluated by running the rules on fresh facts.</summary>
    public const string CauseGone = "cause-gone";

    /// <summary>The workload's desired, updated and available replicas agree.</summary>
    public const string WorkloadAvailable = "workload-available";

    /// <summary>Fewer than <c>before</c> replicas of the workload are available.</summary>
    public const string FewerAvailable = "fewer-available";

    /// <summary>A new trouble has appeared on the subject's pods since <c>since</c> that was not there before.</summary>
    public const string NewWarnings = "new-warnings";
}
