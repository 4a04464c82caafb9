
namespace Autoheal.Fidelity;

/// <summary>Every change of Kubernetes between the recorded and the simulated version that a case meets.</summary>
internal static class VersionDifferences
{
    public static IReadOnlyList<VersionDifference> All { get; } =
    [
    ];

    /// <summary>A recording of the old version as the new one would show it.</summary>
    public static IReadOnlyList<Observation> Modernise(Recording real, HashSet<VersionDifference> met)
    {
        var modern = new List<Observation>();
        foreach (var line in real.Lines)
        {
            if (Modernise(line, met) is { } kept)
                modern.Add(kept);
        }

        return [.. modern.Distinct()];
    }

    /// <summary>A recording of the new version without what the old one could not show.</summary>
    public static IReadOnlyList<Observation> WithoutNew(Recording simulated, IReadOnlyList<Observation> expected, HashSet<VersionDifference> met)
    {
        var kept = new List<Observation>();
        foreach (var line in simulated.Lines)
        {
            var added = expected.Contains(line) ? null : All.FirstOrDefault(difference => difference.Added?.IsMatch(Key(line)) == true);
            if (added is null)
                kept.Add(line);
            else
                met.Add(added);
        }

        return kept;
    }

    private static Observation? Modernise(Observation line, HashSet<VersionDifference> met)
    {
        var key = Key(line);
        foreach (var difference in All)
        {
            if (difference.Old is not { } old || !old.IsMatch(key))
                continue;
            met.Add(difference);
            if (difference.New is not { } replacement)
                return null;
            key = old.Replace(key, replacement);
        }

        var parts = key.Split(" | ", 2);
        return new(line.Subject, parts[0], parts[1]);
    }

    private static string Key(Observation line) => $"{line.Aspect} | {line.Text}";
}
