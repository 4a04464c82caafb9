namespace Autoheal.Kubernetes.Model;

/// <summary>Reads the revisions of a Deployment: which is current, since when, and which one before it worked.</summary>
internal sealed class RevisionHistory
{
    private readonly ClusterModel _model;
    private readonly Deployment _deployment;
    private readonly IReadOnlyList<ReplicaSet> _replicaSets;

    public RevisionHistory(ClusterModel model, Deployment deployment)
    {
        _model = model;
        _deployment = deployment;
        _replicaSets = model.RevisionsOf(deployment);
    }

    /// <summary>The newest revision; null when the Deployment has no ReplicaSet.</summary>
    public ReplicaSet? Current => _replicaSets.Count == 0 ? null : _replicaSets[0];

    /// <summary>When the current revision was rolled out.</summary>
    public DateTimeOffset RolledOutAt
    {
        get
        {
            if (Current is not { } current)
            {
                return _deployment.Metadata.CreatedAt;
            }

            // Rolling back to a template reuses its ReplicaSet, which is older than the rollout then.
            if (current.Metadata.EarlierRevisions.Count == 0)
            {
                return current.Metadata.CreatedAt;
            }

            var first = _deployment.Metadata.SpecChangedAt;
            foreach (var pod in _model.PodsOf(current))
            {
                first = pod.Metadata.CreatedAt < first ? pod.Metadata.CreatedAt : first;
            }

            return first;
        }
    }

    /// <summary>The newest revision before the current one that is shown to have worked; null when none is.</summary>
    public Revision? LastGood
    {
        get
        {
            for (var i = 1; i < _replicaSets.Count; i++)
            {
                if (Describe(_replicaSets[i]) is { Proof: not RevisionProof.None } revision)
                {
                    return revision;
                }
            }

            return null;
        }
    }

    /// <summary>The revision with a number; null when history does not hold it.</summary>
    public Revision? Find(long number) => FindFirst(replicaSet => replicaSet.Metadata.Revision == number);

    /// <summary>The revision with a template hash; null when history does not hold it.</summary>
    public Revision? FindHash(string templateHash) => FindFirst(replicaSet => replicaSet.TemplateHash == templateHash);

    /// <summary>How long a revision must have stood to count as working: a rollout that fails is given up after the deadline.</summary>
    private TimeSpan LongEnough => TimeSpan.FromSeconds(Math.Clamp(_deployment.ProgressDeadlineSeconds, 60, 600));

    private Revision? FindFirst(Predicate<ReplicaSet> wanted)
    {
        for (var i = 0; i < _replicaSets.Count; i++)
        {
            if (wanted(_replicaSets[i]))
            {
                return Describe(_replicaSets[i]);
            }
        }

        return null;
    }

    private Revision Describe(ReplicaSet replicaSet)
    {
        var stood = Stood(replicaSet);
        return new Revision { ReplicaSet = replicaSet, Stood = stood, Proof = ProofOf(replicaSet, stood) };
    }

    /// <summary>
    /// How long the revision stood when it was first rolled out: until the ReplicaSet with the next number was made. When that number went to
    /// an older template, somebody rolled back, and nothing speaks for the revision.
    /// </summary>
    private TimeSpan Stood(ReplicaSet replicaSet)
    {
        foreach (var next in _replicaSets)
        {
            if (FirstNumber(next) == FirstNumber(replicaSet) + 1)
            {
                var stood = next.Metadata.CreatedAt - replicaSet.Metadata.CreatedAt;
                return stood > TimeSpan.Zero ? stood : TimeSpan.Zero;
            }
        }

        return TimeSpan.Zero;
    }

    private RevisionProof ProofOf(ReplicaSet replicaSet, TimeSpan stood)
    {
        if (replicaSet.AvailableReplicas > 0)
        {
            return RevisionProof.ServesNow;
        }

        foreach (var pod in _model.PodsOf(replicaSet))
        {
            if (PodHealth.WorstTrouble(pod, _model.At) is not null)
            {
                return RevisionProof.None;
            }
        }

        return stood >= LongEnough ? RevisionProof.StoodLong : RevisionProof.None;
    }

    private static long FirstNumber(ReplicaSet replicaSet)
    {
        var first = replicaSet.Metadata.Revision;
        foreach (var number in replicaSet.Metadata.EarlierRevisions)
        {
            first = Math.Min(first, number);
        }

        return first;
    }
}
