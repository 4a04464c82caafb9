using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Checks on a workload's revisions that several rules make. Without a history they say nothing.</summary>
internal static class RolloutChecks
{
    /// <summary>Whether the trouble began with the rollout.</summary>
    public static void AddTiming(CheckList checks, WorkloadEvidence evidence, double reliability, string trouble)
    {
        if (evidence.Rollout is not { } rollout)
        {
            return;
        }

        var fact = checks.Controlled(
            rollout.Current, "revision.created", $"{rollout.Name} at {rollout.At:yyyy-MM-dd'T'HH:mm:ss'Z'}", rollout.At);
        var before = Durations.Text(evidence.Began - rollout.At);
        if (evidence.BeganWithRollout)
        {
            checks.Supports(reliability, $"{rollout.Name} was rolled out {before} before the first {trouble}", fact);
        }
        else
        {
            checks.Refutes(0.85, $"{rollout.Name} had been rolled out {before} before the first {trouble}", fact);
        }
    }

    /// <summary>Whether the revision before works, or worked.</summary>
    public static void AddOlderRevision(CheckList checks, WorkloadEvidence evidence, double reliability)
    {
        if (evidence.OlderInTrouble > 0)
        {
            checks.Refutes(
                0.8,
                $"in the same trouble: {Counts.Pods(evidence.OlderInTrouble)} of older revisions",
                checks.Controlled(evidence.Blamed, "pods.older.trouble", $"{evidence.OlderInTrouble}"));
        }
        else if (evidence.LastGood is { Proof: RevisionProof.ServesNow } serving)
        {
            checks.Supports(
                reliability,
                $"still serving: {Counts.Pods(serving.Serving)} of {serving.Name}",
                checks.Controlled(serving.Object, "revision.available", $"{serving.Serving}"));
        }
        else if (evidence.LastGood is { } stood)
        {
            checks.Supports(
                reliability * 0.8,
                $"{stood.Name} stood for {Durations.Text(stood.Stood)} before",
                checks.Controlled(stood.Object, "revision.stood", Durations.Text(stood.Stood), stood.Object.Metadata.CreatedAt));
        }
        else
        {
            checks.NotObserved(reliability, "no older revision is shown to have worked");
        }
    }

    /// <summary>What the rollout changed.</summary>
    public static void AddChanges(CheckList checks, WorkloadEvidence evidence, double reliability)
    {
        if (evidence is not { Rollout: { } rollout, LastGood: { } good })
        {
            return;
        }

        var changes = evidence.Changes;
        var text = changes.Count == 0 ? "nothing" : string.Join(", ", changes.Take(4)) + (changes.Count > 4 ? " …" : "");
        var fact = checks.Declared(rollout.Current, "template.changes", text, rollout.At);
        if (changes.Count == 0)
        {
            checks.Refutes(0.7, $"{rollout.Name} and {good.Name} do not differ", fact);
        }
        else
        {
            checks.Supports(reliability, $"{rollout.Name} against {good.Name}: {text}", fact);
        }
    }

    /// <summary>A change of the rollout that is the cause, or part of it.</summary>
    public static void AddChange(CheckList checks, WorkloadEvidence evidence, double reliability, string predicate, Predicate<TemplateChange> wanted)
    {
        if (evidence.FindChange(wanted) is { } change)
        {
            checks.Supports(
                reliability,
                $"{evidence.Rollout!.Name} against {evidence.LastGood!.Name}: {change}",
                checks.Declared(evidence.Rollout.Current, predicate, change.ToString(), evidence.Rollout.At));
        }
    }

    /// <summary>That the trouble came with a release, for causes that need none: nothing speaks against them when it did not.</summary>
    public static void AddRelease(CheckList checks, WorkloadEvidence evidence, string trouble)
    {
        if (evidence.IsReleased)
        {
            AddTiming(checks, evidence, 0.5, trouble);
            if (evidence.LastGood is not null)
            {
                AddOlderRevision(checks, evidence, 0.4);
            }
        }
    }
}
