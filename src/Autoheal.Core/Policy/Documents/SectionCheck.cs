using System.Globalization;
using Autoheal.Reasoning.Logs;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Policy.Documents;

/// <summary>Holds a document against its sections and notes everything that is wrong, not only the first.</summary>
internal sealed class SectionCheck(string file, List<DocumentError> errors)
{
    public void Check(YamlNode node, Section section)
    {
        if (node is not YamlMappingNode mapping)
        {
            Note(node, $"a {section.Name} must be a section with {string.Join(", ", section.Fields.Select(field => field.Name))}");
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (section.Find(name) is { } field)
            {
                CheckField(value, section, field);
            }
            else
            {
                Note(key, $"a {section.Name} has no '{Shown(name)}'{Meant(name, section)}; it may have {string.Join(", ", section.Fields.Select(known => known.Name))}");
            }
        }

        foreach (var missing in section.Fields.Where(field => field.Required && !new DocumentNode(mapping)[field.Name].Exists))
        {
            Note(mapping, $"a {section.Name} must have '{missing.Name}': {missing.Right}");
        }
    }

    public void Note(int line, string message) => errors.Add(new DocumentError(file, line, message));

    private void CheckField(YamlNode value, Section section, Field field)
    {
        if (value is YamlSequenceNode sequence && field.Several)
        {
            foreach (var item in sequence)
            {
                CheckOne(item, section, field);
            }

            if (sequence.Children.Count == 0 && field.Kind != ValueKind.Part)
            {
                Note(value, $"{field.Name} of a {section.Name} must not be empty: leave it out, or give {field.Right}");
            }
        }
        else if (field is { Several: true, Kind: ValueKind.Part } && !IsNothing(value))
        {
            Note(value, $"{field.Name} must be a list: begin each entry with '- '");
        }
        else
        {
            CheckOne(value, section, field);
        }
    }

    private void CheckOne(YamlNode value, Section section, Field field)
    {
        if (IsNothing(value) && field.Required)
        {
            return;
        }

        if (field.Kind == ValueKind.Part && !IsNothing(value))
        {
            Check(value, field.Of!);
        }
        else if (IsNothing(value) || !IsRight(value, field))
        {
            Note(value, $"{field.Name} of a {section.Name} must be {field.Right}, but is {Describe(value)}");
        }
    }

    private static bool IsRight(YamlNode value, Field field)
    {
        if (field.Kind == ValueKind.Map)
        {
            return value is YamlMappingNode map && map.Children.All(pair => pair is { Key: YamlScalarNode { Value.Length: > 0 }, Value: YamlScalarNode { Value: not null } });
        }

        var text = new DocumentNode(value).Text();
        return text is not null && field.Kind switch
        {
            ValueKind.Name => text.Length <= 63 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
            ValueKind.Text => text.Length <= 300 && !text.Any(char.IsControl),
            ValueKind.Pattern => text.Length <= 253 && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '?' or '[' or ']' or ','),
            ValueKind.Word => field.Words.Contains(text, StringComparer.Ordinal),
            ValueKind.Flag => text is "true" or "false",
            ValueKind.Whole => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole >= field.Least && whole <= field.Most,
            ValueKind.Number => DocumentNode.ParseNumber(text) is { } number && number >= field.Least && number <= field.Most,
            ValueKind.Share => DocumentNode.ParseShare(text) is not null,
            ValueKind.Duration => IsDuration(text, field),
            ValueKind.Instant => DocumentNode.ParseInstant(text) is not null,
            ValueKind.LocalTime => DocumentNode.ParseLocal(text) is not null,
            ValueKind.Time => DocumentNode.ParseTime(text) is not null,
            ValueKind.Date => DocumentNode.ParseDate(text) is not null,
            ValueKind.Zone => DocumentNode.ParseZone(text) is not null,
            _ => false,
        };
    }

    private static bool IsDuration(string text, Field field) => Durations.TryParse(text, out var duration)
        && duration.TotalSeconds >= field.Least && duration.TotalSeconds <= field.Most;

    private void Note(YamlNode at, string message) => Note((int)at.Start.Line, message);

    private static string Meant(string name, Section section) =>
        section.Fields.Select(field => field.Name).MinBy(known => Distance(known, name)) is { } near && Distance(near, name) <= 2 ? $" (did you mean '{near}'?)" : "";

    private static string Describe(YamlNode value) => value switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } => $"'{Shown(text)}'",
        YamlSequenceNode => "a list",
        YamlMappingNode => "a section",
        _ => "empty",
    };

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static bool IsNothing(YamlNode value) => value is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    /// <summary>How many letters to change, add or leave out.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, left) = (row[j], row[j] = Math.Min(Math.Min(row[j], left) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
