namespace Autoheal.Kubernetes.Model;

/// <summary>Terms of which one is enough.</summary>
internal static class NodeTermList
{
    public static bool Accept(this IReadOnlyList<NodeTerm> terms, Node node)
    {
        foreach (var term in terms)
        {
            if (term.Accepts(node))
            {
                return true;
            }
        }

        return false;
    }
}
