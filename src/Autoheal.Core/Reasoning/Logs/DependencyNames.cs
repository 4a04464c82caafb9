using System.Globalization;
using System.Text.RegularExpressions;

namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Takes names out of a line by the named groups <c>host</c>, <c>port</c>, <c>database</c>, <c>file</c>, <c>user</c>, <c>path</c> and <c>page</c> of a
/// rule's expressions, and a right by <c>verb</c>, <c>resource</c>, <c>group</c> and <c>namespace</c>. Only what looks like such a name comes out; everything
/// else of the line stays in it.
/// </summary>
internal static class DependencyNames
{
    private const int LongestName = 253;

    private static readonly string[] s_sourceFiles =
        [".go", ".py", ".js", ".ts", ".mjs", ".java", ".kt", ".scala", ".cs", ".rb", ".php", ".rs", ".c", ".cc", ".cpp", ".h", ".erl", ".ex", ".log", ".conf"];

    /// <summary>The names of the first expression that gives any, the path of the first that gives one, and the part of a system that is spoken of.</summary>
    public static IEnumerable<(LogDependencyKind Kind, string Name, int? Port)> Find(IReadOnlyList<LineRegex> expressions, string line)
    {
        var (named, path) = (false, "");
        foreach (var expression in expressions)
        {
            if ((named && path.Length > 0) || expression.Find(line) is not { } match)
            {
                continue;
            }

            path = path.Length == 0 ? RequestPaths.Of(match) : path;
            foreach (var name in named ? [] : Read(match))
            {
                named = true;
                yield return name;
            }
        }

        if (path.Length > 0)
        {
            yield return (LogDependencyKind.Path, path, null);
        }

        if (LogComponents.Find(line) is { } component)
        {
            yield return (LogDependencyKind.Component, component, null);
        }
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

        if (RightOf(match) is { } right && IsName(right))
        {
            yield return (LogDependencyKind.Right, right, null);
        }
    }

    // As kubectl writes resources: verb/resource.group@namespace.
    private static string? RightOf(Match match)
    {
        if (match.Groups["verb"].Value is not { Length: > 0 } verb || match.Groups["resource"].Value is not { Length: > 0 } resource)
        {
            return null;
        }

        var (group, place) = (match.Groups["group"].Value, match.Groups["namespace"].Value);
        return $"{verb}/{resource}{(group.Length == 0 ? "" : "." + group)}{(place.Length == 0 ? "" : "@" + place)}";
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
