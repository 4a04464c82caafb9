using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Autoheal.Reasoning.Logs;

/// <summary>
/// A regular expression of a rule, in the syntax of RE2. Matched in linear time by the non-backtracking engine; the few constructs that
/// this engine refuses (look-around, back-references) run with a time limit, and a line that exceeds it does not match.
/// </summary>
internal sealed partial class LineRegex
{
    private static readonly Dictionary<string, string> s_posix = new(StringComparer.Ordinal)
    {
        ["alpha"] = "A-Za-z",
        ["digit"] = "0-9",
        ["alnum"] = "0-9A-Za-z",
        ["upper"] = "A-Z",
        ["lower"] = "a-z",
        ["space"] = @"\s",
        ["blank"] = @" \t",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["xdigit"] = "0-9A-Fa-f",
        ["word"] = @"\w",
    };

    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(250);

    private readonly Regex _regex;

    private LineRegex(Regex regex, string source)
    {
        _regex = regex;
        Source = source;
    }

    /// <summary>The expression as the rule writes it.</summary>
    public string Source { get; }

    public static bool TryCreate(string pattern, [NotNullWhen(true)] out LineRegex? regex, [NotNullWhen(false)] out string? why)
    {
        regex = null;
        why = null;
        if (pattern.Length == 0)
        {
            why = "it is empty";
            return false;
        }

        try
        {
            regex = new LineRegex(Compile(Translate(pattern)), pattern);
            return true;
        }
        catch (ArgumentException e)
        {
            why = e.Message;
            return false;
        }
    }

    public bool IsMatch(string line)
    {
        try
        {
            return _regex.IsMatch(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>The first group of the match, or the whole of it when there is no group; null when nothing matches.</summary>
    public string? FirstValue(string line) => Find(line) is { } match ? match.Groups.Count > 1 ? match.Groups[1].Value : match.Value : null;

    /// <summary>The match with its named groups; null when nothing matches.</summary>
    public Match? Find(string line)
    {
        try
        {
            return _regex.Match(line) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Compile(string pattern)
    {
        // Singleline: in a record of several lines a dot also spans their ends.
        const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline;
        try
        {
            return new Regex(pattern, Options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, Options, s_longest);
        }
    }

    /// <summary>What RE2 writes differently: <c>(?P&lt;name&gt;</c>, POSIX classes, the end of text <c>\z</c> and Perl's <c>\Q…\E</c>.</summary>
    private static string Translate(string pattern)
    {
        pattern = Quoted().Replace(pattern, match => Regex.Escape(match.Groups[1].Value));
        pattern = pattern.Replace("(?P<", "(?<", StringComparison.Ordinal);
        return PosixClass().Replace(pattern, match => s_posix.TryGetValue(match.Groups[1].Value, out var members) ? members : match.Value);
    }

    [GeneratedRegex(@"\[:([a-z]+):\]")]
    private static partial Regex PosixClass();

    [GeneratedRegex(@"\\Q(.*?)(?:\\E|$)", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
