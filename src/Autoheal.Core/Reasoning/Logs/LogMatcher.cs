namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Says which rules fire on a log. One pass in linear time and bounded memory, whatever the rules and the log say. Thread-safe: a matcher
/// is prepared once and used for any number of logs.
/// </summary>
public sealed class LogMatcher
{
    private readonly RulePlans _plans;

    /// <summary>Prepares rules for matching.</summary>
    public LogMatcher(LogRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _plans = new RulePlans(rules.Rules);
    }

    /// <summary>Reads a log to its end and returns the rules that fired, in the order of the set.</summary>
    /// <param name="log">The log; not disposed.</param>
    public IReadOnlyList<LogRuleHit> Match(TextReader log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var hits = new Dictionary<LogRule, LogRuleHitBuilder>(ReferenceEqualityComparer.Instance);
        new LogScan(_plans, (rule, seen) =>
        {
            if (!hits.TryGetValue(rule, out var hit))
            {
                hits.Add(rule, hit = new LogRuleHitBuilder());
            }

            hit.Add(seen);
        }).Run(log);
        return [.. _plans.Rules.Where(hits.ContainsKey).Select(rule => hits[rule].Build(rule))];
    }
}
