namespace Autoheal.Reasoning.Logs;

/// <summary>Reads logs by rules that name causes; by default those in <c>Signatures/*.yaml</c>.</summary>
public sealed class LogInterpreter : ILogInterpreter
{
    private readonly RulePlans _plans;

    /// <summary>Uses the rules that come with Autoheal.</summary>
    public LogInterpreter()
        : this(BuiltIn)
    {
    }

    /// <summary>Uses other rules; those without a cause are left out.</summary>
    public LogInterpreter(LogRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _plans = new RulePlans([.. rules.Rules.Where(rule => rule.Cause is not null)]);
    }

    /// <summary>Gets the rules that come with Autoheal.</summary>
    public static LogRuleSet BuiltIn { get; } = ReadEmbedded();

    /// <inheritdoc/>
    public LogReading Read(TextReader log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var sightings = new Dictionary<CauseCode, LogSightingBuilder>();
        var lines = new LogScan(_plans, (rule, seen) =>
        {
            if (!sightings.TryGetValue(rule.Cause!.Value, out var sighting))
            {
                sightings.Add(rule.Cause.Value, sighting = new LogSightingBuilder());
            }

            sighting.Add(rule, seen);
        }).Run(log);
        return new LogReading
        {
            Lines = lines,
            Sightings =
            [
                .. sightings
                    .Select(entry => entry.Value.Build(entry.Key))
                    .OrderByDescending(sighting => sighting.Weight)
                    .ThenByDescending(sighting => sighting.Count)
                    .ThenBy(sighting => sighting.Cause.Value, StringComparer.Ordinal),
            ],
        };
    }

    private static LogRuleSet ReadEmbedded()
    {
        var assembly = typeof(LogInterpreter).Assembly;
        var set = new LogRuleSetBuilder();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("log-rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            set.Add(reader.ReadToEnd(), name);
        }

        return set.Build();
    }
}
