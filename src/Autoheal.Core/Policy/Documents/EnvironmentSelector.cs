namespace Autoheal.Policy.Documents;

/// <summary>Which namespaces lie in an environment. Labels do not count: whoever may set them could leave production.</summary>
internal sealed class EnvironmentSelector(string name, string[]? clusters, string[] namespaces)
{
    public string Name => name;

    public bool Holds(string cluster, string @namespace) =>
        (clusters is null || Glob.MatchesAny(clusters, cluster)) && Glob.MatchesAny(namespaces, @namespace);
}
