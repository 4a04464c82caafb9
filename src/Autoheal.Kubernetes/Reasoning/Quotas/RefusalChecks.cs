using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>Checks that all rules about refused pods share.</summary>
internal static class RefusalChecks
{
    /// <summary>That pods are missing because the server refuses them.</summary>
    /// <param name="checks">Where to add them.</param>
    /// <param name="refusal">The refusal.</param>
    /// <param name="words">What the server answered, in closed words.</param>
    /// <param name="reliability">How much those words say for the cause.</param>
    /// <param name="missingPods">How much it says that pods are missing, where no condition tells why.</param>
    public static void AddAnswer(CheckList checks, CreationRefusal refusal, string words, double reliability, double missingPods = 0.65)
    {
        var missing = refusal.Missing > 0 ? $"; missing: {Counts.Pods(refusal.Missing)}" : "";
        if (refusal.Condition is { } condition)
        {
            checks.Supports(
                reliability,
                $"{refusal.Maker.Resource.Kind} {refusal.Maker.Name} reports FailedCreate: {words}{missing}",
                checks.Controlled(refusal.Maker, "condition.ReplicaFailure", words, condition.ChangedAt));
            return;
        }

        checks.Supports(
            missingPods,
            $"{refusal.Maker.Resource.Kind} {refusal.Maker.Name} does not get the pods that it wants{missing}",
            checks.Controlled(refusal.Maker, "pods.missing", $"{refusal.Missing}", refusal.Since));
        if (refusal.Event is { } seen)
        {
            checks.Supports(reliability, $"FailedCreate: {words}", checks.Untrusted(refusal.Maker, "event", words, "event", seen.LastAt));
        }
    }
}
