namespace Autoheal.Simulation.Api.Patching;

/// <summary>
/// How the fields of one object type merge in a strategic merge patch. A field without a rule follows its JSON shape: objects merge, everything
/// else is replaced.
/// </summary>
internal sealed class MergeSchema
{
    private readonly Dictionary<string, MergeRule> _rules = new(StringComparer.Ordinal);

    public static MergeSchema Empty { get; } = new();

    public MergeRule this[string field] => _rules.GetValueOrDefault(field) ?? MergeRule.ByShape;

    /// <summary>A list whose elements are told apart by one of their fields.</summary>
    public MergeSchema List(string field, string mergeKey, MergeSchema? element = null)
    {
        _rules.Add(field, new() { MergeKey = mergeKey, ApplyKeys = [(mergeKey, null)], Inner = element ?? Empty });
        return this;
    }

    /// <summary>A list whose elements server-side apply tells apart by more than the merge key.</summary>
    public MergeSchema List(string field, string mergeKey, params IReadOnlyList<(string Name, string? Default)> applyKeys)
    {
        _rules.Add(field, new() { MergeKey = mergeKey, ApplyKeys = applyKeys });
        return this;
    }

    /// <summary>A list of objects that only server-side apply merges.</summary>
    public MergeSchema Applied(string field, string key)
    {
        _rules.Add(field, new() { ApplyKeys = [(key, null)] });
        return this;
    }

    /// <summary>An object that merges, but that server-side apply takes as one value.</summary>
    public MergeSchema Whole(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            _rules.Add(field, new() { Whole = true });
        return this;
    }

    /// <summary>A list of plain values that is merged as a set.</summary>
    public MergeSchema Set(string field)
    {
        _rules.Add(field, new() { IsSet = true });
        return this;
    }

    /// <summary>An object, or a list that is replaced as a whole, whose inner fields have rules.</summary>
    public MergeSchema Object(string field, MergeSchema inner)
    {
        _rules.Add(field, new() { Inner = inner });
        return this;
    }

    /// <summary>An object that is replaced as a whole.</summary>
    public MergeSchema Atomic(string field)
    {
        _rules.Add(field, new() { Replaces = true, Whole = true });
        return this;
    }
}
