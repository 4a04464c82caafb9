namespace Autoheal.Reasoning.Logs;

/// <summary>The terms that a document defines once under <c>terms</c>, to be used by name.</summary>
internal sealed class NamedTerms
{
    private readonly Dictionary<string, RuleNode> _terms = new(StringComparer.Ordinal);

    public static NamedTerms Of(RuleNode? node)
    {
        var terms = new NamedTerms();
        if (node is not { } mapping)
        {
            return terms;
        }

        if (!mapping.IsMapping)
        {
            throw mapping.Wrong("'terms' is a mapping from names to terms");
        }

        foreach (var name in mapping.Members())
        {
            if (mapping.Find(name) is { } term)
            {
                terms._terms[name] = term;
            }
        }

        return terms;
    }

    public RuleNode? Find(string name) => _terms.TryGetValue(name, out var term) ? term : null;
}
