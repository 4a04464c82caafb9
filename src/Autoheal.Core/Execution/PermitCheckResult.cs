using Autoheal.Planning;

namespace Autoheal.Execution;

/// <summary>All checks passed, with what they saw; or the first that refused.</summary>
internal sealed record PermitCheckResult
{
    public string? Code { get; private init; }

    public string? Reason { get; private init; }

    /// <summary>The guarded values now.</summary>
    public GuardSet? Before { get; private init; }

    /// <summary>The guarded values that the write leaves.</summary>
    public GuardSet? After { get; private init; }

    /// <summary>Which part of the step it is; null when the step is carried out at once.</summary>
    public int? Stage { get; private init; }

    public PermitBasis? Basis { get; private init; }

    /// <summary>What has to pass first: another incident's work on the same workload, or people who hold this one. Nothing is refused, it is only not yet time.</summary>
    public string? WaitsFor { get; private init; }

    public static PermitCheckResult Wait(string waitsFor) => new() { WaitsFor = waitsFor };

    public static PermitCheckResult Refuse(string code, string reason) => new() { Code = code, Reason = reason };

    public static PermitCheckResult Pass(GuardSet before, GuardSet after, int? stage, PermitBasis basis) =>
        new() { Before = before, After = after, Stage = stage, Basis = basis };
}
