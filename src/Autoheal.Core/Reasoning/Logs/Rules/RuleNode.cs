using System.Globalization;
using Autoheal.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Reasoning.Logs;

/// <summary>A place in a rule file. What cannot be read is refused with file, line and what would be right.</summary>
internal readonly struct RuleNode(string file, YamlNode node, List<LogRuleNote> notes)
{
    public string File => file;

    public int Line => (int)node.Start.Line;

    public bool IsText => node is YamlScalarNode;

    public bool IsMapping => node is YamlMappingNode;

    public static AutohealException Wrong(string file, int line, string what) =>
        new(ErrorCodes.Configuration, $"{file}, line {line}: {what}.");

    public AutohealException Wrong(string what) => Wrong(file, Line, what);

    public void Note(string text) => notes.Add(new LogRuleNote { File = file, Line = Line, Text = text });

    /// <summary>A member of a mapping; null when it is absent or has no value.</summary>
    public RuleNode? Find(string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) && !IsNull(child)
            ? new RuleNode(file, child, notes)
            : null;

    public RuleNode Need(string name, string owner) => Find(name) ?? throw Wrong($"{owner} has no '{name}'");

    /// <summary>Where the value of a present member stands, null for no value included.</summary>
    public IEnumerable<string> Members()
    {
        if (node is YamlMappingNode mapping)
        {
            foreach (var key in mapping.Children.Keys)
            {
                yield return (key as YamlScalarNode)?.Value ?? "";
            }
        }
    }

    public IEnumerable<RuleNode> Items(string what)
    {
        if (node is not YamlSequenceNode sequence)
        {
            throw Wrong($"{what} must be a list");
        }

        foreach (var item in sequence)
        {
            yield return new RuleNode(file, item, notes);
        }
    }

    public string Text(string what) =>
        node is YamlScalarNode { Value: { } value } ? value : throw Wrong($"{what} must be text");

    public string TextOr(string name, string fallback) => Find(name) is { IsText: true } child ? child.Text(name) : fallback;

    public int Number(string what, int least, int most) =>
        int.TryParse(Text(what), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"{what} must be a whole number from {least} to {most}, but is '{Text(what)}'");

    public bool Flag(string what) => Text(what) switch
    {
        "true" => true,
        "false" => false,
        var other => throw Wrong($"{what} must be true or false, but is '{other}'"),
    };

    public TimeSpan Duration(string what, bool mayBeNegative = false)
    {
        var text = Text(what);
        return !Durations.TryParse(text, out var duration)
            ? throw Wrong($"{what} must be a duration such as 500ms, 30s, 5m or 1h30m, but is '{text}'")
            : duration < TimeSpan.Zero && !mayBeNegative ? throw Wrong($"{what} must not be negative, but is '{text}'")
            : duration;
    }

    private static bool IsNull(YamlNode child) =>
        child is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" };
}
