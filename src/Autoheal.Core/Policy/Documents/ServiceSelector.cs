using Autoheal.Incidents;

namespace Autoheal.Policy.Documents;

/// <summary>What belongs to a service. All that is given must hold.</summary>
internal sealed class ServiceSelector(string name, DocumentNode node)
{
    private readonly string[]? _clusters = node.Texts("clusters");
    private readonly string[]? _namespaces = node.Texts("namespaces");
    private readonly string[]? _kinds = node.Texts("kinds");
    private readonly string[]? _names = node.Texts("names");
    private readonly KeyValuePair<string, string>[] _labels = [.. node.Map("labels")];

    public string Name => name;

    /// <summary>Whether a target belongs to it. Labels that are not known leave it open; a cluster that is not known may be any.</summary>
    public Match Holds(string? cluster, ResourceRef target, IReadOnlyDictionary<string, string>? labels)
    {
        var placed = (cluster is null || IsOne(_clusters, cluster)) && IsOne(_namespaces, target.Namespace) && IsOne(_kinds, target.Kind) && IsOne(_names, target.Name);
        if (!placed)
        {
            return Match.No;
        }

        if (_labels.Length > 0 && labels is null)
        {
            return Match.Unknown;
        }

        foreach (var (key, value) in _labels)
        {
            if (!labels!.TryGetValue(key, out var found) || found != value)
            {
                return Match.No;
            }
        }

        return Match.Yes;
    }

    private static bool IsOne(string[]? patterns, string text) => patterns is null || Glob.MatchesAny(patterns, text);
}
