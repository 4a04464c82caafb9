using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>What every object of a kind has in a real cluster: a line of Matrix/fields.txt.</summary>
internal sealed record KindFields(string Plural, string ApiVersion, string Kind, IReadOnlyList<string> Paths)
{
    private static readonly string[] s_always = ["metadata.name", "metadata.uid", "metadata.resourceVersion", "metadata.creationTimestamp"];

    public static IReadOnlyList<KindFields> ReadAll(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(words => new KindFields(words[0], words[1], words[2], [.. s_always, .. words[3..]])),
    ];

    /// <summary>What is wrong with the objects of this kind among the items of a list.</summary>
    public IEnumerable<string> Missing(JsonArray items)
    {
        var mine = items.Where(item => item!["kind"]?.ToString() == Kind && item["apiVersion"]?.ToString() == ApiVersion).ToList();
        if (mine.Count == 0)
            yield return $"no {ApiVersion} {Kind}";
        foreach (var item in mine)
        {
            foreach (var path in Paths.Where(path => At(item, path) is null))
                yield return $"{Kind} {item!["metadata"]?["name"]}: {path}";
        }
    }

    private static JsonNode? At(JsonNode? node, string path)
    {
        foreach (var step in path.Split('.'))
        {
            node = node switch
            {
                JsonArray array when int.TryParse(step, out var index) => index < array.Count ? array[index] : null,
                JsonObject map => map[step],
                _ => null,
            };
        }

        return node;
    }
}
