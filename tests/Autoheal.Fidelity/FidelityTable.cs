using System.Globalization;
using System.Text;

namespace Autoheal.Fidelity;

/// <summary>The document that says what was compared and what differs.</summary>
internal sealed class FidelityTable
{
    private FidelityTable(IReadOnlyList<FidelityRow> rows) => Rows = rows;

    public static string File { get; } = Path.Combine(RepositoryRoot.Path, "docs", "simulation-fidelity.md");

    public IReadOnlyList<FidelityRow> Rows { get; }

    public static FidelityTable Of(IEnumerable<FidelityCase> cases) => new([.. cases.Select(FidelityRow.Of)]);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # The simulated cluster beside a real one

            The same manifests and the same faults were sent to a real Kubernetes cluster and to the simulated one, and everything that they
            showed was compared: the sequence of pod phases, of container states with their reasons, messages and exit codes, of conditions,
            of events with their reasons and messages, and the answers to refused writes. Names that controllers make up, addresses, times
            and durations are replaced by placeholders on both sides; a kubelet that still waits for its caches, and the order of two events of the
            same moment, are noise and not compared. Nothing else is left out.

            `eng/compare-clusters` compares with the recordings in `tests/Autoheal.Fidelity/Recordings` and writes this page;
            `eng/compare-clusters --record KUBECONFIG` records them anew, for instance on the cluster that `eng/real-cluster up` starts.
            The tests of `tests/Autoheal.Fidelity` fail when a case differs or this page is not up to date.

            The simulated cluster speaks as Kubernetes v1.32. Where Kubernetes itself has changed since the recorded version, the change is
            listed below with its source, and the table says how many of them a case met.

            | case | what goes wrong | recorded on | equal states and texts | version differences | unexplained |
            |---|---|---|---|---|---|

            """).Append('\n');
        text.Length--;
        foreach (var row in Rows)
            text.Append(row.ToString()).Append('\n');
        text.Append("\n## Differences between the versions\n\n| | since | what changed | source |\n|---|---|---|---|\n");
        foreach (var (index, difference) in VersionDifferences.All.Index())
            text.Append(CultureInfo.InvariantCulture, $"| {index + 1} | {difference.Since} | {difference.Title} | {difference.Source} |\n");
        return text.ToString();
    }
}
