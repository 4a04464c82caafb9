using System.Globalization;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Execution;

/// <summary>Refuses an action that touches more pods than it was allowed to. What cannot be read as a limit refuses.</summary>
internal sealed class CapPodsEnforcer : IObligationEnforcer
{
    public string Kind => Obligations.CapPods;

    public ValueTask<string?> CheckAsync(Obligation obligation, PlannedAction action, CancellationToken cancellationToken)
    {
        var blast = action.BlastRadius;
        var most = Most(obligation, blast);
        return ValueTask.FromResult(
            most is not { } pods ? "it says neither 'pods' nor 'share'"
            : blast.Pods <= pods ? null
            : FormattableString.Invariant($"it touches {blast.Pods} pods, more than {pods:0}"));
    }

    private static double? Most(Obligation obligation, BlastRadius blast)
    {
        double? pods = Read(obligation, "pods");
        double? share = Read(obligation, "share") is { } part and <= 1 ? Math.Max(1, Math.Floor(part * blast.ServicePods)) : null;
        return pods is { } one && share is { } other ? Math.Min(one, other) : pods ?? share;
    }

    private static double? Read(Obligation obligation, string name) => obligation.Parameters.TryGetValue(name, out var text)
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
