using Autoheal.Incidents;
using Autoheal.Simulation.Scenarios;

namespace Autoheal.Cli.Reports;

/// <summary>The scenarios that there are.</summary>
internal sealed record ScenarioList
{
    public string Schema { get; init; } = "autoheal/scenarios/v1";

    public IReadOnlyList<ScenarioReport> Scenarios { get; init; } = [.. ScenarioCatalogue.All.Select(scenario => new ScenarioReport
    {
        Name = scenario.Name,
        Title = scenario.Title,
        Cause = scenario.Cause,
        End = scenario.End,
    })];

    /// <summary>One scenario.</summary>
    internal sealed record ScenarioReport
    {
        public required string Name { get; init; }

        public required string Title { get; init; }

        public required string? Cause { get; init; }

        public required IncidentEnd End { get; init; }
    }
}
