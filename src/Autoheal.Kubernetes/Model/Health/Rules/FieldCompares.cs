using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>
/// A field compares to another: numbers as numbers, times and other text ordinally. Fields below wildcards are compared when theirs took the
/// same way.
/// </summary>
internal sealed class FieldCompares(FieldPath path, FieldComparison comparison, FieldPath other) : FieldTest(path)
{
    public override bool Holds(JsonElement root)
    {
        var left = Path.Find(root);
        var right = other.Find(root);
        return comparison switch
        {
            FieldComparison.FewerThanSum => left.Count > 0 && Number(left.Values.First()) < right.Values.Sum(Number),
            FieldComparison.Fewer when right.Count == 0 && other.Text == "spec.replicas" => Compare(left.GetValueOrDefault("", "0"), "1") < 0,
            FieldComparison.Fewer => right.Any(field => Compare(left.GetValueOrDefault(field.Key, "0"), field.Value) < 0),
            FieldComparison.Less => right.Any(field => left.TryGetValue(field.Key, out var value) && Compare(value, field.Value) < 0),
            FieldComparison.NotLess => right.Count == 0 || right.Any(field => !left.TryGetValue(field.Key, out var value) || Compare(value, field.Value) >= 0),
            _ => left.Keys.Union(right.Keys).Any(way => left.GetValueOrDefault(way) != right.GetValueOrDefault(way)),
        };
    }

    private static int Compare(string x, string y) =>
        long.TryParse(x, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numberX)
        && long.TryParse(y, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numberY)
            ? numberX.CompareTo(numberY)
            : string.CompareOrdinal(x, y);

    private static long Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
