using YamlDotNet.RepresentationModel;

namespace Autoheal.Kubernetes.Client;

/// <summary>Looks members of YAML mappings up.</summary>
internal static class YamlMappings
{
    public static YamlNode? Child(this YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    /// <summary>The text of a member; null when it is absent or no text.</summary>
    public static string? Text(this YamlMappingNode node, string name) => (node.Child(name) as YamlScalarNode)?.Value;

    public static bool Has(this YamlMappingNode node, string name) => node.Child(name) is not null;
}
