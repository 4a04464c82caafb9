namespace Autoheal.Kubernetes.Model;

/// <summary>One <c>matchExpressions</c> condition. Immutable.</summary>
public sealed class LabelRequirement
{
    /// <summary>Gets the label's key.</summary>
    public required string Key { get; init; }

    /// <summary>Gets the operator: <c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</summary>
    public required string Operator { get; init; }

    /// <summary>Gets the values.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    internal bool Accepts(LabelSet labels)
    {
        var value = labels.Find(Key);
        return Operator switch
        {
            "In" => value is not null && Values.Contains(value),
            "NotIn" => value is null || !Values.Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}
