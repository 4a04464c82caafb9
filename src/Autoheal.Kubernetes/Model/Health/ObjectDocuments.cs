using System.Text.Json;
using Autoheal.Diagnostics;
using YamlDotNet.Core;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>Reads Kubernetes objects from text: JSON or YAML, one or several documents, lists unpacked.</summary>
public static class ObjectDocuments
{
    /// <summary>Reads all objects of a text in their order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">How messages call it.</param>
    /// <exception cref="AutohealException">The text is neither: the message names it and the line.</exception>
    public static IReadOnlyList<JsonElement> Read(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var documents = text.AsSpan().TrimStart() is ['{' or '[', ..] ? ReadJson(text) ?? ReadYaml(text, name) : ReadYaml(text, name);
        return [.. documents.SelectMany(Unpack)];
    }

    /// <summary>One JSON value, or one a line; null when the text is something else.</summary>
    private static List<JsonElement>? ReadJson(string text)
    {
        try
        {
            using var whole = JsonDocument.Parse(text);
            return [whole.RootElement.Clone()];
        }
        catch (JsonException)
        {
            return ReadJsonLines(text);
        }
    }

    private static List<JsonElement>? ReadJsonLines(string text)
    {
        var documents = new List<JsonElement>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                documents.Add(document.RootElement.Clone());
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return documents;
    }

    private static List<JsonElement> ReadYaml(string text, string name)
    {
        try
        {
            return YamlAsJson.Convert(text);
        }
        catch (YamlException e)
        {
            throw new AutohealException(ErrorCodes.Input, $"{name}, line {e.Start.Line}: this is neither JSON nor YAML.", e);
        }
    }

    private static IEnumerable<JsonElement> Unpack(JsonElement document)
    {
        if (document.ValueKind == JsonValueKind.Array)
        {
            return document.EnumerateArray().SelectMany(Unpack);
        }

        return ObjectView.TextOf(document, "kind").EndsWith("List", StringComparison.Ordinal) && ObjectView.Member(document, "items").ValueKind == JsonValueKind.Array
            ? ObjectView.Member(document, "items").EnumerateArray().SelectMany(Unpack)
            : [document];
    }
}
