using System.Globalization;

namespace Autoheal.Fidelity;

/// <summary>One case of the table.</summary>
internal sealed record FidelityRow
{
    public required FidelityCase Case { get; init; }

    /// <summary>The version that was recorded; null when the case was not recorded yet.</summary>
    public string? Version { get; init; }

    public Comparison? Comparison { get; init; }

    public string Verdict => Comparison switch
    {
        null => "not recorded",
        { Differences.Count: 0 } same => $"{same.Equal} equal",
        var other => $"{other.Equal} equal, {other.Differences.Count} differ",
    };

    public static FidelityRow Of(FidelityCase @case)
    {
        var file = Recording.FileOf(@case);
        if (!File.Exists(file))
            return new() { Case = @case };
        var real = Recording.Read(file);
        return new() { Case = @case, Version = real.Version, Comparison = Comparison.Of(real, SimulatedNode.Play(@case)) };
    }

    public override string ToString()
    {
        var known = string.Join(", ", (Comparison?.Known ?? []).Select(difference =>
            (VersionDifferences.All.ToList().IndexOf(difference) + 1).ToString(CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture,
            $"| `{Case.Name}` | {Case.Title} | {Version ?? "-"} | {Comparison?.Equal ?? 0} | {(known.Length > 0 ? known : "none")} | {Comparison?.Differences.Count.ToString(CultureInfo.InvariantCulture) ?? "-"} |");
    }
}
