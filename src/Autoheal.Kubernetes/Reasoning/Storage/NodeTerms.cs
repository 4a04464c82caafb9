using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>Writes which nodes a volume is for, in a few words.</summary>
internal static class NodeTerms
{
    private const int MostNamed = 2;

    public static string Text(IReadOnlyList<NodeTerm> terms)
    {
        var parts = new List<string>();
        foreach (var term in terms)
        {
            foreach (var requirement in term.Labels.Concat(term.Fields))
            {
                parts.Add(Text(requirement));
            }
        }

        return string.Join(", ", parts.Take(MostNamed)) + (parts.Count > MostNamed ? " …" : "");
    }

    private static string Text(LabelRequirement requirement) => (requirement.Operator, requirement.Values.Count) switch
    {
        ("In", 1) => $"{requirement.Key}={requirement.Values[0]}",
        (_, 0) => $"{requirement.Key} {requirement.Operator}",
        _ => $"{requirement.Key} {requirement.Operator} {string.Join("|", requirement.Values.Take(3))}",
    };
}
