using Autoheal.Catalogue;

namespace Autoheal.Cli.Reports;

/// <summary>A repair that a hypothesis suggests.</summary>
internal sealed record RemedyReport
{
    public required string Action { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Null when the catalogue does not know the action.</summary>
    public required ActionRisk? Risk { get; init; }
}
