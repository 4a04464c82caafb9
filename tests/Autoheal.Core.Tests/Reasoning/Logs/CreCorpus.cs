using Autoheal.Reasoning.Logs;

namespace Autoheal.Core.Tests.Reasoning.Logs;

/// <summary>The rules of others, each with the log that it must match.</summary>
internal static class CreCorpus
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "LogRules");

    public static LogRuleSet Rules { get; } = LogRuleSet.Load(Path.Combine(Root, "cre"));

    public static LogMatcher Matcher { get; } = new(Rules);

    public static string CaseOf(LogRule rule) => Path.GetDirectoryName(rule.File)!;

    public static string LogOf(string @case) => Path.Combine(Root, "cre", @case, "test.log");

    public static IReadOnlyList<LogRuleHit> Match(string @case)
    {
        using var log = new StreamReader(LogOf(@case));
        return Matcher.Match(log);
    }
}
