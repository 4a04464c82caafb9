using System.Globalization;
using System.Text.RegularExpressions;

namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Takes names out of a line by the named groups <c>host</c>, <c>port</c>, <c>database</c>, <c>file</c> and <c>user</c> of a rule's expressions. Only
/// what looks like such a name comes out; everything else of the line stays in it.
/// </summary>
internal static class DependencyNames
{
    private const int LongestName = 253;

    private static readonly string[] s_sourceFiles =
        [".go", ".py", ".js", ".ts", ".mjs", ".java", ".kt", ".scala", ".cs", ".rb", ".php", ".rs", ".c", ".cc", ".cpp", ".h", ".erl", ".ex", ".log", ".conf"];

    /// <summary>The names of the first expression that gives any.</summary>
    public static IReadOnlyList<(LogDependencyKind Kind, string Name, int? Port)> Find(IReadOnlyList<LineRegex> expressions, string line)
    {
        foreach (var expression in expressions)
        {
            if (expression.Find(line) is { } match && Read(match).ToArray() is { Length: > 0 } names)
            {
                return names;
            }
        }

        return [];
    }

    private static IEnumerable<(LogDependencyKind Kind, string Name, int? Port)> Read(Match match)
    {
        var host = match.Groups["host"].Value.Trim('[', ']', '.');
        if (IsHost(host))
        {
            yield return (LogDependencyKind.Host, host, PortOf(match.Groups["port"].Value));
        }

        foreach (var (group, kind) in new[] { ("database", LogDependencyKind.Database), ("file", LogDependencyKind.File), ("user", LogDependencyKind.User) })
        {
            if (match.Groups[group].Value is var name && IsName(name))
            {
                yield return (kind, name, null);
            }
        }
    }

    private static int? PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;

    private static bool IsHost(string name) => IsName(name)
        && !name.AsSpan().ContainsAny('/', ' ')
        && !s_sourceFiles.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && (name.AsSpan().ContainsAnyExcept("0123456789.-") || name.Count(c => c == '.') == 3);

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or ':' or '@' or '+');
}
