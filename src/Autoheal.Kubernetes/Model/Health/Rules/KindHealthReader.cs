using Autoheal.Kubernetes.Client;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>Reads a file of kinds. The files are embedded, so a mistake in one is a defect and throws <see cref="FormatException"/>.</summary>
internal static class KindHealthReader
{
    public static IReadOnlyList<KindHealth> Read(TextReader text)
    {
        var yaml = new YamlStream();
        yaml.Load(text);
        return [.. Items(yaml.Documents[0].RootNode).Select(node => ReadKind((YamlMappingNode)node))];
    }

    private static KindHealth ReadKind(YamlMappingNode node)
    {
        var ignored = Items(node.Child("ignore")).Select(Text).ToArray();
        return new KindHealth
        {
            Kinds = [.. Items(node.Child("kinds")).Select(kind => Text(kind)!)],
            IgnoresDeletion = ignored.Contains("deletion"),
            IgnoresGeneration = ignored.Contains("generation"),
            CurrentList = node.Text("current") ?? "",
            Rules = [.. Items(node.Child("rules")).Select(rule => ReadRule((YamlMappingNode)rule))],
        };
    }

    private static HealthRule ReadRule(YamlMappingNode node)
    {
        var tests = node.Child("if") is YamlMappingNode conditions
            ? conditions.Children.Select(entry => ReadTest(new FieldPath(Text(entry.Key)!), entry.Value)).ToArray()
            : [];
        return Enum.TryParse<HealthStatus>(node.Text("is"), out var status)
            ? new HealthRule(tests, status, node.Text("say") ?? "")
            : throw Wrong(node, "'is' names no health");
    }

    private static FieldTest ReadTest(FieldPath path, YamlNode expected)
    {
        if (expected is not YamlMappingNode mapping)
        {
            return new FieldIs(path, expected is YamlSequenceNode list ? [.. list.Select(Text)] : [Text(expected)]);
        }

        var (name, value) = mapping.Children.Select(entry => (Text(entry.Key), Text(entry.Value) ?? "")).Single();
        return name switch
        {
            "not" => new FieldIsNot(path, value),
            "isFull" => new FieldIsFull(path),
            "less" => new FieldCompares(path, FieldComparison.Less, new FieldPath(value)),
            "notLess" => new FieldCompares(path, FieldComparison.NotLess, new FieldPath(value)),
            "fewer" => new FieldCompares(path, FieldComparison.Fewer, new FieldPath(value)),
            "fewerThanSum" => new FieldCompares(path, FieldComparison.FewerThanSum, new FieldPath(value)),
            "differs" => new FieldCompares(path, FieldComparison.Differs, new FieldPath(value)),
            _ => throw Wrong(mapping, $"'{name}' is no comparison"),
        };
    }

    private static IEnumerable<YamlNode> Items(YamlNode? node) => node is YamlSequenceNode sequence ? sequence : [];

    /// <summary>The text of a scalar; null for YAML's null.</summary>
    private static string? Text(YamlNode node) => node is YamlScalarNode scalar
        ? scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" or "" } ? null : scalar.Value
        : throw Wrong(node, "a value is expected here");

    private static FormatException Wrong(YamlNode node, string what) => new($"Line {node.Start.Line}: {what}.");
}
