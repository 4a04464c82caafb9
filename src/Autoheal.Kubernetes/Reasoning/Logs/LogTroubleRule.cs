using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Logs;

/// <summary>
/// Says what the logs of a workload complain of most. Whoever can make a program log can forge that: it is a question for a person, never more, and
/// stands first only where nothing better does.
/// </summary>
internal sealed class LogTroubleRule : IDiagnosticRule
{
    private const int MostFindings = 5;
    private const int MostNamed = 4;

    /// <summary>What is said once counts when it can hardly mean anything else.</summary>
    private const double Unmistakable = 0.7;

    private static readonly HashSet<CauseCode> s_causes = [.. LogCauses.All.Select(cause => cause.Code)];

    public string Name => "log-trouble";

    public IReadOnlyList<CauseDescription> Causes => LogCauses.All;

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Logs.Count: > 0 } model)
        {
            return [];
        }

        return SpokenTrouble.Of(model, s_causes)
            .Where(trouble => trouble.Sightings.Any(IsWorthSaying))
            .OrderByDescending(trouble => trouble.Sightings[0].Weight)
            .ThenByDescending(trouble => trouble.Sightings[0].Count)
            .ThenBy(trouble => trouble.Blamed.ToString(), StringComparer.Ordinal)
            .Take(MostFindings)
            .Select(trouble => Describe(model, trouble));
    }

    private static bool IsWorthSaying(LogSighting sighting) =>
        sighting.Count >= (sighting.Weight >= Unmistakable ? 1 : sighting.Weight >= 0.5 ? 2 : 5);

    private static Finding Describe(ClusterModel model, SpokenTrouble trouble)
    {
        var sightings = trouble.Sightings.Where(IsWorthSaying).Take(MostNamed).ToArray();
        var clauses = Array.ConvertAll(sightings, sighting => LogWords.Clause(model, trouble.Blamed, sighting, trouble.Path));
        var checks = new CheckList(model);
        for (var i = 0; i < sightings.Length; i++)
        {
            checks.Supports(
                i == 0 ? sightings[i].Weight : sightings[i].Weight / 4,
                $"its log says {sightings[i].Count} times: {clauses[i]}",
                checks.Untrusted(trouble.Pods[0], sightings[i].Cause.Value, $"{sightings[i].Count} lines", "log"));
        }

        var target = model.Reference(trouble.Blamed);
        return new Finding
        {
            Cause = sightings[0].Cause,
            Object = target,
            Title = $"{trouble.Blamed.Name}: {clauses[0]}",
            Summary = $"Its log says: {string.Join("; ", clauses.Select((clause, i) => $"{clause}, {sightings[i].Count}×"))}.",
            Checks = checks.Checks,
            Explains = [target, .. trouble.Pods.Select(pod => model.Reference(pod))],
            Since = sightings[0].First is { } first ? new DateTimeOffset(DateTime.SpecifyKind(first, DateTimeKind.Utc)) : null,
        };
    }
}
