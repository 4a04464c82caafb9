using System.Globalization;
using Autoheal.Reasoning.Logs;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Policy.Documents;

/// <summary>A place in a document, read leniently: what is absent or wrong is null. That nothing is wrong was checked before anything is used.</summary>
internal readonly struct DocumentNode(YamlNode? node)
{
    public static DocumentNode Missing => new(null);

    public YamlNode? Yaml => node;

    public int Line => (int)(node?.Start.Line ?? 1);

    public bool Exists => node is not null;

    public DocumentNode this[string name] => new(Child(name));

    public IEnumerable<DocumentNode> Items(string name) => Child(name) switch
    {
        YamlSequenceNode sequence => sequence.Select(child => new DocumentNode(child)),
        null => [],
        var single => [new DocumentNode(single)],
    };

    public string? Text() => node is YamlScalarNode { Value: { Length: > 0 } value } ? value : null;

    public string? Text(string name) => this[name].Text();

    /// <summary>Null when the field is absent.</summary>
    public string[]? Texts(string name) => Child(name) is null ? null : [.. Items(name).Select(item => item.Text()).OfType<string>()];

    public IReadOnlyDictionary<string, string> Map(string name) => Child(name) is YamlMappingNode mapping
        ? mapping.Children.Where(pair => pair is { Key: YamlScalarNode { Value: not null }, Value: YamlScalarNode { Value: not null } })
            .ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!, StringComparer.Ordinal)
        : new Dictionary<string, string>();

    public double? Number(string name) => ParseNumber(Text(name));

    public int? Whole(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    public double? Share(string name) => ParseShare(Text(name));

    public TimeSpan? Duration(string name) => Text(name) is { } text && Durations.TryParse(text, out var duration) ? duration : null;

    public DateTimeOffset? Instant(string name) => ParseInstant(Text(name));

    public static double? ParseNumber(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public static double? ParseShare(string? text)
    {
        var share = text is [.. var number, '%'] ? ParseNumber(number) / 100 : ParseNumber(text);
        return share is >= 0 and <= 1 ? share : null;
    }

    /// <summary>Only with an offset: a time that depends on the machine's zone would end elsewhere at another time.</summary>
    public static DateTimeOffset? ParseInstant(string? text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && (text!.EndsWith('Z') || text[^6] is '+' or '-') ? instant : null;

    public static DateTime? ParseLocal(string? text) => DateTime.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;

    /// <summary>Minutes of the day, up to 24:00.</summary>
    public static int? ParseTime(string? text) => text == "24:00" ? 1440
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;

    public static DateOnly? ParseDate(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static TimeZoneInfo? ParseZone(string? text) => text is not null && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : null;

    private YamlNode? Child(string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) && !IsEmpty(child) ? child : null;

    private static bool IsEmpty(YamlNode child) => child is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };
}
