using Autoheal.Journal;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Execution;

/// <summary>All checks passed, with what they saw; or the first that refused.</summary>
internal sealed record PermitCheckResult
{
    public string? Code { get; private init; }

    public string? Reason { get; private init; }

    public ReadyAction? Ready { get; private init; }

    public ControlState Control { get; private init; }

    public string? PolicyVersion { get; private init; }

    public IReadOnlyDictionary<StreamId, long>? Reservations { get; private init; }

    /// <summary>The incident that is at work on the same workload; nothing is refused, it is only not yet time.</summary>
    public string? WaitsFor { get; private init; }

    public static PermitCheckResult Wait(string incidentId) => new() { WaitsFor = incidentId };

    public static PermitCheckResult Refuse(string code, string reason) => new() { Code = code, Reason = reason };

    public static PermitCheckResult Pass(
        ReadyAction ready, ControlState control, string policyVersion, IReadOnlyDictionary<StreamId, long> reservations) =>
        new() { Ready = ready, Control = control, PolicyVersion = policyVersion, Reservations = reservations };
}
