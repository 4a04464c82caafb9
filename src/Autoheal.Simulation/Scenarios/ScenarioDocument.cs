using System.Globalization;
using System.Text;
using Autoheal.Incidents;
using Autoheal.Simulation.Faults;

namespace Autoheal.Simulation.Scenarios;

/// <summary>Writes the page that lists all scenarios, from the catalogue.</summary>
internal static class ScenarioDocument
{
    public static string Render()
    {
        var text = new StringBuilder("""
            # Scenarios

            `autoheal demo --scenario NAME` plays one of these as a whole incident, `autoheal sim --scenario NAME` breaks a simulated cluster
            with it for kubectl and other programs, and `Fault.Named(name, target)` injects it in a test. Names, images, ports and nodes vary
            with the seed. This page is written by `eng/write-scenarios`.

            ## To watch

            | scenario | what happens | ends |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var scenario in ScenarioCatalogue.Showcase)
            text.Append(CultureInfo.InvariantCulture, $"| `{scenario.Name}` | {scenario.Title} | {End(scenario.End)} |\n");
        text.Append("""

            ## All faults

            Each row names the rows of the failure taxonomy it stands for, the cause that a perfect diagnosis names, by what the fault shows,
            the alerts it raises, and how its incident ends with the rules that there are today: what no rule knows goes to a person.

            """.ReplaceLineEndings("\n"));
        foreach (var family in FaultCatalogue.All.GroupBy(entry => entry.Family).OrderBy(family => family.Key, StringComparer.Ordinal))
            Append(text, family);
        AppendMissing(text);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IGrouping<string, FaultEntry> family)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {family.Key}\n\n| fault | row | cause | what goes wrong | shows | alerts | ends |\n|---|---|---|---|---|---|---|\n");
        foreach (var entry in family)
        {
            var signs = string.Join("; ", entry.Signs).Replace("|", "\\|", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture,
                $"| `{entry.Name}` | {(entry.Rows.Count > 0 ? string.Join(", ", entry.Rows) : "-")} | `{entry.Cause}` | {entry.Title} | {signs} | {string.Join(", ", entry.Alerts)} | {End(entry.End)} |\n");
        }
    }

    private static void AppendMissing(StringBuilder text)
    {
        text.Append("\n## Rows without a fault\n\n| row | failure | why |\n|---|---|---|\n");
        foreach (var row in MissingRows.All)
            text.Append(CultureInfo.InvariantCulture, $"| {row.Row} | {row.Failure} | {row.Why} |\n");
    }

    private static string End(IncidentEnd end) => end switch
    {
        IncidentEnd.HandedOver => "handed over",
        var other => other.ToString().ToLowerInvariant(),
    };
}
