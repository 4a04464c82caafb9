using Autoheal.Planning;

namespace Autoheal.Cli.Reports;

/// <summary>A suggested action that did not become part of a plan, and why.</summary>
internal sealed record RefusalReport
{
    public required string Cause { get; init; }

    public required string Action { get; init; }

    public required string Target { get; init; }

    public required string Code { get; init; }

    public required string Reason { get; init; }

    public static RefusalReport Of(PlanRefusal refusal) => new()
    {
        Cause = refusal.Cause.Value,
        Action = refusal.Action,
        Target = refusal.Target,
        Code = refusal.Code,
        Reason = refusal.Reason,
    };
}
