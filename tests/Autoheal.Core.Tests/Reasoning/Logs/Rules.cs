using Autoheal.Reasoning.Logs;

namespace Autoheal.Core.Tests.Reasoning.Logs;

/// <summary>One rule over a few lines.</summary>
internal static class Rules
{
    /// <summary>The lines that complete a rule; null when it does not fire.</summary>
    /// <param name="pattern">What stands under <c>rule</c>.</param>
    /// <param name="log">Each line <c>seconds text</c>; the seconds become a time.</param>
    public static string? Match(string pattern, params string[] log) => MatchText(Indent(pattern), string.Join('\n', log.Select(Stamp)));

    public static string? MatchText(string pattern, string log, string terms = "")
    {
        var rules = LogRuleSet.Parse($"{terms}rules:\n  - id: r\n    rule:\n{pattern}", "rules.yaml");
        var hits = new LogMatcher(rules).Match(new StringReader(log));
        return hits.Count == 0 ? null : $"{hits[0].Count}: {string.Join(' ', hits[0].Lines)}";
    }

    public static string Indent(string pattern) => string.Join('\n', pattern.Split('\n').Select(line => $"      {line}"));

    private static string Stamp(string line)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        var at = DateTime.UnixEpoch.AddYears(50).AddSeconds(double.Parse(line[..blank], System.Globalization.CultureInfo.InvariantCulture));
        return $"{at:yyyy-MM-ddTHH:mm:ss.fffZ} {line[(blank + 1)..]}";
    }
}
