using System.Globalization;
using System.Text.Json;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Execution;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Verification;

/// <summary>Evaluates the predicates about single objects, by fields that only controllers write and by what the action itself wrote.</summary>
internal sealed class ObjectEvaluator(LiveObjectReader objects) : IPredicateEvaluator
{
    public IReadOnlyList<string> Kinds { get; } =
    [
        ObjectPredicates.FieldKept, ObjectPredicates.Gone, ObjectPredicates.NodeReady, ObjectPredicates.JobCompleted, ObjectPredicates.ClaimCapacity,
    ];

    public async ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        LiveObject? live;
        try
        {
            live = await objects.ReadAsync(predicate.Subject, cancellationToken);
        }
        catch (AutohealException)
        {
            return Unknown(predicate, $"{predicate.Subject} could not be read");
        }

        if (live is not null && live.Reference.ClusterId != predicate.Subject.ClusterId)
        {
            return Unknown(predicate, "the cluster is another one");
        }

        var same = live is not null && (predicate.Subject.Uid.Length == 0 || live.Reference.Uid == predicate.Subject.Uid);
        if (predicate.Kind == ObjectPredicates.Gone)
        {
            return Observations.Make(predicate, !same || live!.Deleting, same ? $"{predicate.Subject} is there" : $"{predicate.Subject} is gone");
        }

        return same ? Evaluate(predicate, live!) : Unknown(predicate, $"{predicate.Subject} is gone, or another of its name took its place");
    }

    private static PredicateObservation Evaluate(PredicateSpec predicate, LiveObject live) => predicate.Kind switch
    {
        ObjectPredicates.FieldKept => IsKept(predicate, live),
        ObjectPredicates.NodeReady => Observations.Make(predicate, live.Condition("Ready"), live.Condition("Ready") ? "ready" : "not ready"),
        ObjectPredicates.JobCompleted => Observations.Make(
            predicate, live.Condition("Complete"), live.Condition("Complete") ? "complete" : live.Condition("Failed") ? "failed" : "running"),
        ObjectPredicates.ClaimCapacity => HasCapacity(predicate, live),
        _ => Unknown(predicate, "unknown kind"),
    };

    private static PredicateObservation IsKept(PredicateSpec predicate, LiveObject live)
    {
        if (!predicate.Parameters.TryGetValue("field", out var field) || !predicate.Parameters.TryGetValue("value", out var value))
        {
            return Unknown(predicate, "the field is not given");
        }

        // An absent flag is a false one.
        var found = live.Find(field) is { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain ? plain.GetRawText() : "false";
        return Observations.Make(predicate, found == value, $"{field} is {found}");
    }

    private static PredicateObservation HasCapacity(PredicateSpec predicate, LiveObject live) =>
        Amounts.Parse(live.Find("/status/capacity/storage")) is { } capacity
        && decimal.TryParse(predicate.Parameters.GetValueOrDefault("bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? Observations.Make(predicate, capacity >= bytes, $"capacity {Amounts.Mebibytes(capacity)}")
            : Unknown(predicate, "the capacity is not known");

    private static PredicateObservation Unknown(PredicateSpec predicate, string text) =>
        Observations.Make(predicate, PredicateState.Unknown, text);
}
