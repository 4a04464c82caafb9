using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Teams;

/// <summary>A card as a person reads it.</summary>
public sealed class SimulatedTeamsCard
{
    internal SimulatedTeamsCard(JsonObject content) => Content = content;

    /// <summary>Gets the card's JSON.</summary>
    public JsonObject Content { get; }

    /// <summary>Gets all that can be read, a line for each paragraph; functions for times stand as they were sent.</summary>
    public string Text => string.Join('\n', Elements(Content).Select(ReadText).Where(text => text.Length > 0));

    /// <summary>Gets the labels of the buttons, in order.</summary>
    public IReadOnlyList<string> Buttons => [.. Actions().Select(action => TextOf(action, "title"))];

    /// <summary>Gets the ids of the inputs, in order.</summary>
    public IReadOnlyList<string> Inputs => [.. InputElements().Select(input => TextOf(input, "id"))];

    internal JsonObject? FindAction(string label) => Actions().FirstOrDefault(action => TextOf(action, "title") == label);

    /// <summary>What the inputs send: what was typed, else what stood in them.</summary>
    /// <exception cref="InvalidOperationException">A needed one is empty, or a typed one does not exist; a client would not send it.</exception>
    internal JsonObject Fill(IReadOnlyDictionary<string, string> typed)
    {
        var unknown = typed.Keys.Except(Inputs, StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
            throw new InvalidOperationException($"The card has no input '{unknown[0]}'; it has {string.Join(", ", Inputs)}.");
        var filled = new JsonObject();
        foreach (var input in InputElements())
        {
            var id = TextOf(input, "id");
            var text = typed.GetValueOrDefault(id) ?? TextOf(input, "value");
            if (text.Length == 0 && input["isRequired"]?.GetValueKind() == JsonValueKind.True)
                throw new InvalidOperationException($"The card's input '{id}' must not be empty.");
            filled[id] = text;
        }

        return filled;
    }

    internal static string TextOf(JsonObject element, string name) => element[name]?.GetValueKind() == JsonValueKind.String ? element[name]!.GetValue<string>() : "";

    private IEnumerable<JsonObject> Actions() =>
        Elements(Content).Where(element => TextOf(element, "type") is "Action.Execute" or "Action.Submit");

    private IEnumerable<JsonObject> InputElements() =>
        Elements(Content).Where(element => TextOf(element, "type").StartsWith("Input.", StringComparison.Ordinal));

    private static string ReadText(JsonObject element) => TextOf(element, "type") switch
    {
        "TextBlock" => TextOf(element, "text"),
        "RichTextBlock" => string.Concat((element["inlines"] as JsonArray ?? []).Select(inline => inline is JsonObject run ? TextOf(run, "text") : inline?.ToString())),
        _ => "",
    };

    /// <summary>All elements and actions in reading order; what is only a fallback or a refresh is not shown.</summary>
    private static IEnumerable<JsonObject> Elements(JsonObject element)
    {
        yield return element;
        foreach (var name in (string[])["body", "columns", "items", "actions"])
        {
            foreach (var inner in (element[name] as JsonArray ?? []).OfType<JsonObject>().SelectMany(Elements))
                yield return inner;
        }
    }
}
