using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Reasoning.Logs;

/// <summary>
/// A query over a JSON line: the part of the jq language that log rules use. Paths, iteration, comparison, <c>and</c>, <c>or</c>,
/// <c>not</c>, <c>//</c>, <c>select</c>, <c>test</c>, <c>contains</c>, <c>startswith</c>, <c>endswith</c> and a few more; no definitions, no
/// recursion, no assignment, so every query ends.
/// </summary>
/// <remarks>Source of the semantics: the jq 1.7 manual.</remarks>
internal sealed class JsonQuery
{
    private readonly QueryStep _step;

    private JsonQuery(string text, QueryStep step)
    {
        Text = text;
        _step = step;
    }

    /// <summary>The query as the rule writes it.</summary>
    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonQuery? query, [NotNullWhen(false)] out string? why)
    {
        try
        {
            query = new JsonQuery(text, new JsonQueryParser(text).Parse());
            why = null;
            return true;
        }
        catch (FormatException e)
        {
            query = null;
            why = e.Message;
            return false;
        }
    }

    /// <summary>Whether a line holds a JSON object for which the query gives anything but null and false.</summary>
    public bool IsTrueFor(string line) => Run(line).Any(JsonValues.IsTrue);

    /// <summary>The first value that is not null, as text.</summary>
    public string? FirstText(string line) => Run(line).Where(value => value is not null).Select(JsonValues.TextOf).FirstOrDefault();

    private IEnumerable<JsonNode?> Run(string line)
    {
        if (ParseObject(line) is not { } document)
        {
            return [];
        }

        try
        {
            return [.. _step(document)];
        }
        catch (InvalidOperationException)
        {
            // An operation on a value of the wrong kind: jq ends with an error, which matches nothing.
            return [];
        }
    }

    /// <summary>The object that a line consists of, after what stands before its first brace.</summary>
    private static JsonNode? ParseObject(string line)
    {
        var brace = line.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(line.AsSpan(brace).TrimEnd().ToString());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
