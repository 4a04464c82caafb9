using System.Text.RegularExpressions;

namespace Autoheal.Reasoning.Logs;

/// <summary>Passes structured lines one of whose fields passes a test: a member of a JSON line, or <c>field=value</c>.</summary>
internal sealed class FieldTest : LineTest
{
    private readonly JsonQuery? _member;
    private readonly LineRegex? _pair;
    private readonly LineTest _test;
    private readonly string _field;

    public FieldTest(string field, LineTest test)
    {
        _field = field;
        _test = test;
        var path = string.Concat(field.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(name => $".\"{name}\""));
        JsonQuery.TryParse(path, out _member, out _);
        LineRegex.TryCreate($"""(?:^|[\s,])"?{Regex.Escape(field)}"?[=:]\s*("[^"]*"|[^\s,]+)""", out _pair, out _);
    }

    public override IReadOnlyList<string> NeededWords => _test.NeededWords;

    public override string Key => $"field {_field} {_test.Key}";

    public override bool Passes(string line) =>
        (_member?.FirstText(line) ?? _pair?.FirstValue(line)?.Trim('"')) is { } value && _test.Passes(value);
}
