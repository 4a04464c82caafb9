using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Selecting;

/// <summary>A conjunction of field comparisons, restricted to the fields that the API server indexes for the kind. Immutable.</summary>
internal sealed class FieldSelector
{
    private readonly IReadOnlyList<(string Field, bool Equal, string Value)> _terms;

    private FieldSelector(IReadOnlyList<(string, bool, string)> terms) => _terms = terms;

    public static FieldSelector Everything { get; } = new([]);

    public bool IsEverything => _terms.Count == 0;

    /// <summary>The name that the selector demands, when it does; what restricts a list to one object.</summary>
    public string? DemandedName
    {
        get
        {
            foreach (var term in _terms)
            {
                if (term.Equal && term.Field == "metadata.name")
                    return term.Value;
            }

            return null;
        }
    }

    public bool Matches(StoredObject candidate)
    {
        for (var i = 0; i < _terms.Count; i++)
        {
            var (field, equal, value) = _terms[i];
            if (string.Equals(SelectableFields.Read(candidate, field), value, StringComparison.Ordinal) != equal)
                return false;
        }

        return true;
    }

    /// <exception cref="StoreException">BadRequest: the text is no selector, or the kind has no such field to select by.</exception>
    public static FieldSelector Parse(ObjectKind kind, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Everything;
        var terms = new List<(string, bool, string)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (field, equal, value) = ParseTerm(part, text);
            if (!SelectableFields.Supports(kind, field))
                throw StoreException.BadRequest(SelectableFields.Refusal(kind, field));
            terms.Add((field, equal, value));
        }

        return new(terms);
    }

    private static (string Field, bool Equal, string Value) ParseTerm(string part, string whole)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
            throw StoreException.BadRequest($"invalid selector: '{whole}'; can't understand '{part}'");
        if (part[at - 1] == '!')
            return (part[..(at - 1)], false, part[(at + 1)..]);
        var value = part[(at + 1)..];
        return (part[..at], true, value.StartsWith('=') ? value[1..] : value);
    }
}
