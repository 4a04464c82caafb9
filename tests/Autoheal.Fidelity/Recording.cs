using System.Text;

namespace Autoheal.Fidelity;

/// <summary>What a cluster showed in one case, normalised: for each object and aspect the states in the order of their first appearance.</summary>
internal sealed class Recording
{
    private const string Separator = " | ";

    private Recording(string version, IReadOnlyList<Observation> lines)
    {
        Version = version;
        Lines = lines;
    }

    /// <summary>The version of the cluster.</summary>
    public string Version { get; }

    /// <summary>The observations, ordered by object and aspect, and by time within one.</summary>
    public IReadOnlyList<Observation> Lines { get; }

    public static Recording Of(string version, IEnumerable<Observation> lines) => new(
        version, [.. lines.Distinct().OrderBy(line => line.Subject, StringComparer.Ordinal).ThenBy(line => line.Aspect, StringComparer.Ordinal)]);

    public static string FileOf(FidelityCase @case) =>
        Path.Combine(RepositoryRoot.Path, "tests", "Autoheal.Fidelity", "Recordings", @case.Name + ".txt");

    public static Recording Read(string file)
    {
        var lines = File.ReadAllLines(file);
        return new(lines[0], [.. lines.Skip(1).Select(line => line.Split(Separator, 3)).Select(parts => new Observation(parts[0], parts[1], parts[2]))]);
    }

    public void Write(string file) => File.WriteAllText(file, ToString());

    public override string ToString()
    {
        var text = new StringBuilder().Append(Version).Append('\n');
        foreach (var line in Lines)
            text.Append(line.Subject).Append(Separator).Append(line.Aspect).Append(Separator).Append(line.Text).Append('\n');
        return text.ToString();
    }
}
