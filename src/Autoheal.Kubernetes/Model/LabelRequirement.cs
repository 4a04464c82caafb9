using System.Globalization;

namespace Autoheal.Kubernetes.Model;

/// <summary>One <c>matchExpressions</c> or <c>matchFields</c> condition. Immutable.</summary>
public sealed class LabelRequirement
{
    /// <summary>Gets the label's key.</summary>
    public required string Key { get; init; }

    /// <summary>Gets the operator: <c>In</c>, <c>NotIn</c>, <c>Exists</c>, <c>DoesNotExist</c>, and for nodes <c>Gt</c> or <c>Lt</c>.</summary>
    public required string Operator { get; init; }

    /// <summary>Gets the values.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    internal bool Accepts(LabelSet labels) => AcceptsValue(labels.Find(Key));

    internal bool AcceptsValue(string? value) => Operator switch
    {
        "In" => value is not null && Values.Contains(value),
        "NotIn" => value is null || !Values.Contains(value),
        "Exists" => value is not null,
        "DoesNotExist" => value is null,
        "Gt" => Compare(value) > 0,
        "Lt" => Compare(value) < 0,
        _ => false,
    };

    // Only node affinity knows these two; both sides must be whole numbers.
    private int? Compare(string? value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var left)
        && Values.Count == 1 && long.TryParse(Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : null;
}
