namespace Autoheal.Kubernetes.Model;

/// <summary>Selects objects by labels, as Deployments, ReplicaSets, Services and budgets do. Immutable.</summary>
public sealed class LabelSelector
{
    internal LabelSelector(LabelSet matchLabels, IReadOnlyList<LabelRequirement> requirements)
    {
        MatchLabels = matchLabels;
        Requirements = requirements;
    }

    /// <summary>Gets the selector that selects nothing.</summary>
    public static LabelSelector Nothing { get; } = new(LabelSet.Empty, []);

    /// <summary>Gets the labels that must be there with these values.</summary>
    public LabelSet MatchLabels { get; }

    /// <summary>Gets the further conditions.</summary>
    public IReadOnlyList<LabelRequirement> Requirements { get; }

    /// <summary>Gets a value indicating whether it has no condition: which is all or nothing, depending on the place.</summary>
    public bool IsEmpty => MatchLabels.Count == 0 && Requirements.Count == 0;

    /// <summary>
    /// Whether the labels satisfy every condition. A selector without conditions selects nothing here: an empty selector owns
    /// no pods in any of the kinds that Autoheal reads, except budgets, which it reads more widely than it must.
    /// </summary>
    public bool Selects(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return !IsEmpty && SelectsOrAll(labels);
    }

    /// <summary>Whether the labels satisfy every condition, of which there need not be any: as policies, budgets and webhooks select.</summary>
    public bool SelectsOrAll(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        for (var i = 0; i < MatchLabels.Count; i++)
        {
            if (labels.Find(MatchLabels[i].Key) != MatchLabels[i].Value)
            {
                return false;
            }
        }

        for (var i = 0; i < Requirements.Count; i++)
        {
            if (!Requirements[i].Accepts(labels))
            {
                return false;
            }
        }

        return true;
    }
}
