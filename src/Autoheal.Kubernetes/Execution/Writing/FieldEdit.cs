using System.Text.Json;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What one action would change in an object that is no workload, before what all of them have in common is added.</summary>
internal sealed record FieldEdit
{
    public required string Summary { get; init; }

    public required GuardSet Before { get; init; }

    public required GuardSet After { get; init; }

    public required Compensation Compensation { get; init; }

    /// <summary>What must become true.</summary>
    public required IReadOnlyList<PredicateSpec> Effect { get; init; }

    /// <summary>Whether the target is unhealthy by fields that only controllers write.</summary>
    public required bool Unhealthy { get; init; }

    /// <summary>The pods that may be replaced, added or removed.</summary>
    public int Pods { get; init; }

    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(5);

    public string? Kubectl { get; init; }

    /// <summary>A change of one field; the other guarded ones are only looked at.</summary>
    public static (GuardSet Before, GuardSet After) Change(LiveTarget live, string pointer, JsonElement? value, params IEnumerable<string> alsoGuarded)
    {
        var before = GuardedFields.Capture(live.Reference, live.Object.Json, [pointer, .. alsoGuarded]);
        return (before, before.With(pointer, value));
    }

    public ReadyAction ToReady(LiveTarget live, HumanHands hands) => new()
    {
        Summary = Summaries.Shorten(Summary),
        Before = Before,
        After = After,
        Changes = MaskedChanges.Between(Before, After),
        BlastRadius = new BlastRadius { Pods = Pods, ServicePods = Math.Max(1, CountPods(live.Model)), Namespaces = [live.Namespace] },
        Compensation = Compensation,
        Effect = Effect,
        Harm = [ExpectedOutcome.MoreTroubled(live.Reference, live.Model, live.Namespace)],
        TargetUnhealthy = Unhealthy,
        LastChangeByPerson = hands.LastChange(live.Object.Metadata),
        EffectDeadline = Deadline,
        KubectlEquivalent = Kubectl,
    };

    private static int CountPods(ClusterModel model) => model.Pods.Count(pod => !pod.Finished);
}
