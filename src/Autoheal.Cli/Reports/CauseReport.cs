using Autoheal.Reasoning;

namespace Autoheal.Cli.Reports;

/// <summary>A cause of the catalogue.</summary>
internal sealed record CauseReport
{
    public string Schema { get; init; } = "autoheal/cause/v1";

    public required string Cause { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Signs { get; init; }

    public required string Repair { get; init; }

    public required RepairClass RepairClass { get; init; }

    public required EvidenceNeed Need { get; init; }

    /// <summary>The weaker causes of which it says more.</summary>
    public required IReadOnlyList<string> Refines { get; init; }

    /// <summary>The causes that say more than it.</summary>
    public required IReadOnlyList<string> RefinedBy { get; init; }

    public static CauseReport Of(CauseDescription cause, CauseCatalogue catalogue) => new()
    {
        Cause = cause.Code.Value,
        Title = cause.Title,
        Signs = cause.Signs,
        Repair = cause.Repair,
        RepairClass = cause.RepairClass,
        Need = cause.Need,
        Refines = [.. cause.Refines.Select(code => code.Value)],
        RefinedBy = [.. catalogue.All.Where(other => other.Refines.Contains(cause.Code)).Select(other => other.Code.Value)],
    };
}
