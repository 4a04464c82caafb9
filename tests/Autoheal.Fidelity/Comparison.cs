namespace Autoheal.Fidelity;

/// <summary>What a real and the simulated cluster have in common in one case, and what not.</summary>
internal sealed class Comparison
{
    private Comparison(IReadOnlyList<string> differences, IReadOnlyList<VersionDifference> known, int equal)
    {
        Differences = differences;
        Known = known;
        Equal = equal;
    }

    /// <summary>What nothing explains: lines of only one of the two, or in another order.</summary>
    public IReadOnlyList<string> Differences { get; }

    /// <summary>The listed differences between the versions that were met.</summary>
    public IReadOnlyList<VersionDifference> Known { get; }

    /// <summary>How many states and texts are the same.</summary>
    public int Equal { get; }

    public static Comparison Of(Recording real, Recording simulated)
    {
        var met = new HashSet<VersionDifference>();
        var expected = VersionDifferences.Modernise(real, met);
        var actual = VersionDifferences.Age(simulated, expected, met);
        var differences = new List<string>();
        var equal = 0;
        foreach (var (subject, aspect) in expected.Concat(actual).Select(line => (line.Subject, line.Aspect)).Distinct())
        {
            var wanted = Of(expected, subject, aspect);
            var got = Of(actual, subject, aspect);
            equal += wanted.Intersect(got).Count();
            differences.AddRange(wanted.Except(got).Select(text => $"only real:      {subject} | {aspect} | {text}"));
            differences.AddRange(got.Except(wanted).Select(text => $"only simulated: {subject} | {aspect} | {text}"));
            if (!AreInOrder([.. Timely(wanted, got, aspect)], [.. Timely(got, wanted, aspect)], aspect))
                differences.Add($"other order:    {subject} | {aspect} | {string.Join(" → ", wanted)} ≠ {string.Join(" → ", got)}");
        }

        return new(differences, [.. VersionDifferences.All.Where(met.Contains)], equal);
    }

    /// <summary>Two events of the same moment may reach the server in either order; states may not.</summary>
    private static bool AreInOrder(List<string> wanted, List<string> got, string aspect)
    {
        var slack = aspect.StartsWith("events of", StringComparison.Ordinal) ? 1 : 0;
        return wanted.Index().All(text => Math.Abs(got.IndexOf(text.Item) - text.Index) <= slack);
    }

    /// <summary>What both show, without what the versions show at different times.</summary>
    private static IEnumerable<string> Timely(List<string> texts, List<string> others, string aspect) => texts.Where(text =>
        others.Contains(text) && !VersionDifferences.All.Any(difference => difference.IsLater && difference.Pattern.IsMatch($"{aspect} | {text}")));

    private static List<string> Of(IEnumerable<Observation> lines, string subject, string aspect) =>
        [.. lines.Where(line => line.Subject == subject && line.Aspect == aspect).Select(line => line.Text)];
}
