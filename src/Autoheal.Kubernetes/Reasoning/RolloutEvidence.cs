using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>What a Deployment's history says about a trouble of its current revision, and the checks that several rules draw from it.</summary>
internal sealed class RolloutEvidence
{
    /// <summary>Trouble that begins later than this after a rollout is not blamed on it.</summary>
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(30);

    private readonly IReadOnlyList<Trouble> _troubles;

    private RolloutEvidence(ClusterModel model, Deployment deployment, ReplicaSet current, IReadOnlyList<Trouble> troubles)
    {
        var history = new RevisionHistory(model, deployment);
        Deployment = deployment;
        Current = current;
        RolledOutAt = history.RolledOutAt;
        LastGood = history.LastGood;
        HasOlder = model.RevisionsOf(deployment).Count > 1;
        Changes = LastGood is null ? [] : TemplateDiff.Between(LastGood.ReplicaSet.Template, current.Template);
        _troubles = troubles;
        Began = FirstOf(troubles);
        OlderInTrouble = CountOlder(model, troubles, current);
    }

    public Deployment Deployment { get; }

    /// <summary>The ReplicaSet of the current revision.</summary>
    public ReplicaSet Current { get; }

    public DateTimeOffset RolledOutAt { get; }

    /// <summary>When the trouble began.</summary>
    public DateTimeOffset Began { get; }

    public Revision? LastGood { get; }

    /// <summary>Whether there is a revision before the current one, good or not.</summary>
    public bool HasOlder { get; }

    /// <summary>What the current revision changed against the last good one.</summary>
    public IReadOnlyList<TemplateChange> Changes { get; }

    /// <summary>The number of pods of older revisions with the same kind of trouble.</summary>
    public int OlderInTrouble { get; }

    /// <summary>The troubles of the current revision's pods.</summary>
    public IReadOnlyList<Trouble> Troubles => _troubles;

    /// <summary>Whether the trouble began with, or soon after, the rollout.</summary>
    public bool BeganWithRollout => Began >= RolledOutAt && Began - RolledOutAt <= s_soon;

    public string CurrentName => $"revision {Current.Metadata.Revision}";

    public string LastGoodName => $"revision {LastGood!.Number}";

    /// <summary>The evidence about pods of the current revision with a trouble of the kind; null when there are none.</summary>
    public static RolloutEvidence? Of(ClusterModel model, Deployment deployment, params ReadOnlySpan<TroubleKind> kinds)
    {
        var revisions = model.RevisionsOf(deployment);
        List<Trouble>? found = null;
        var inCurrent = false;
        foreach (var trouble in model.TroublesOf(deployment))
        {
            if (kinds.Contains(trouble.Kind))
            {
                (found ??= []).Add(trouble);
                inCurrent |= revisions.Count > 0 && model.ReplicaSetOf(trouble.Pod) == revisions[0];
            }
        }

        return found is null || !inCurrent ? null : new RolloutEvidence(model, deployment, revisions[0], found);
    }

    /// <summary>Whether the trouble began with the rollout.</summary>
    public void AddTiming(CheckList checks, double reliability, string trouble)
    {
        var fact = checks.Controlled(Current, "replicaset.created", $"{CurrentName} at {RolledOutAt:yyyy-MM-dd'T'HH:mm:ss'Z'}", RolledOutAt);
        var before = Durations.Text(Began - RolledOutAt);
        if (BeganWithRollout)
        {
            checks.Supports(reliability, $"{CurrentName} was rolled out {before} before the first {trouble}", fact);
        }
        else
        {
            checks.Refutes(0.85, $"{CurrentName} had been rolled out {before} before the first {trouble}", fact);
        }
    }

    /// <summary>Whether the revision before works, or worked.</summary>
    public void AddOlderRevision(CheckList checks, double reliability)
    {
        if (OlderInTrouble > 0)
        {
            checks.Refutes(
                0.8,
                $"in the same trouble: {Counts.Pods(OlderInTrouble)} of older revisions",
                checks.Controlled(Deployment, "pods.older.trouble", $"{OlderInTrouble}"));
        }
        else if (LastGood is { Proof: RevisionProof.ServesNow } serving)
        {
            checks.Supports(
                reliability,
                $"still serving: {Counts.Pods(serving.ReplicaSet.AvailableReplicas)} of {LastGoodName}",
                checks.Controlled(serving.ReplicaSet, "replicaset.available", $"{serving.ReplicaSet.AvailableReplicas}"));
        }
        else if (LastGood is { } stood)
        {
            checks.Supports(
                reliability * 0.8,
                $"{LastGoodName} stood for {Durations.Text(stood.Stood)} before",
                checks.Controlled(stood.ReplicaSet, "replicaset.stood", Durations.Text(stood.Stood), stood.ReplicaSet.Metadata.CreatedAt));
        }
        else
        {
            checks.NotObserved(reliability, "no older revision is shown to have worked");
        }
    }

    /// <summary>What the rollout changed.</summary>
    public void AddChanges(CheckList checks, double reliability)
    {
        if (LastGood is null)
        {
            return;
        }

        var text = Changes.Count == 0 ? "nothing" : string.Join(", ", Changes.Take(4)) + (Changes.Count > 4 ? " …" : "");
        var fact = checks.Declared(Current, "template.changes", text, RolledOutAt);
        if (Changes.Count == 0)
        {
            checks.Refutes(0.7, $"{CurrentName} and {LastGoodName} do not differ", fact);
        }
        else
        {
            checks.Supports(reliability, $"{CurrentName} against {LastGoodName}: {text}", fact);
        }
    }

    private static DateTimeOffset FirstOf(IReadOnlyList<Trouble> troubles)
    {
        var first = troubles[0].Since;
        for (var i = 1; i < troubles.Count; i++)
        {
            first = troubles[i].Since < first ? troubles[i].Since : first;
        }

        return first;
    }

    private static int CountOlder(ClusterModel model, IReadOnlyList<Trouble> troubles, ReplicaSet current)
    {
        var count = 0;
        foreach (var trouble in troubles)
        {
            count += model.ReplicaSetOf(trouble.Pod) == current ? 0 : 1;
        }

        return count;
    }
}
