using Autoheal.Diagnosis.Manifests;
using Autoheal.Reasoning;

namespace Autoheal.Diagnosis;

/// <summary>Which kinds of cases a rule lacks. What a rule finds is measured by asking it alone; what a case is about is what the case says.</summary>
internal sealed class RuleFixtures
{
    private readonly Dictionary<string, HashSet<string>> _found = [];

    private RuleFixtures()
    {
    }

    /// <summary>Asks every rule about every case.</summary>
    public static async Task<RuleFixtures> FindAsync()
    {
        var fixtures = new RuleFixtures();
        foreach (var @case in CaseCatalogue.All.Where(@case => (@case.Cause ?? @case.Suspect) is not null))
        {
            var names = new CaseNames(1);
            var cluster = CaseCluster.Of(@case, names);
            var seen = await RuleTier.Whole.CollectAsync(cluster, CaseRun.Nominated(@case, names, cluster));
            foreach (var rule in Rules)
            {
                if (rule.Evaluate(seen).Any(finding => finding.Cause.Value == (@case.Cause ?? @case.Suspect)))
                {
                    (fixtures._found.TryGetValue(rule.Name, out var causes) ? causes : fixtures._found[rule.Name] = []).Add((@case.Cause ?? @case.Suspect)!);
                }
            }
        }

        return fixtures;
    }

    /// <summary>Gets the causes and rules that lack a kind of case, by kind.</summary>
    public IReadOnlyList<(string Kind, IReadOnlyList<string> Names)> Lacking =>
    [
        ("causes that no case is about in which a rule of theirs finds them", CausesWithoutPositive()),
        ("rules that find the cause of no case", [.. Rules.Select(rule => rule.Name).Where(name => !_found.ContainsKey(name))]),
        ("rules without a case that only looks like one of their causes", Without(Rules, @case => @case.LooksLike)),
        ("rules that look at Events, without a case in which Events of one of their causes are over", Without(EventReaders.Among(Rules), @case => @case.Past)),
    ];

    private static IReadOnlyList<IDiagnosticRule> Rules => RuleTier.Whole.Rules;

    private IReadOnlyList<string> CausesWithoutPositive()
    {
        var found = _found.Values.SelectMany(causes => causes).ToHashSet(StringComparer.Ordinal);
        return [.. Rules.SelectMany(rule => rule.Causes).Select(cause => cause.Code.Value).Distinct().Where(cause => !found.Contains(cause))];
    }

    private static IReadOnlyList<string> Without(IEnumerable<IDiagnosticRule> rules, Func<RuleCase, IReadOnlyList<string>> causesOf)
    {
        var known = CaseCatalogue.All.SelectMany(causesOf).ToHashSet(StringComparer.Ordinal);
        return [.. rules.Where(rule => !rule.Causes.Any(cause => known.Contains(cause.Code.Value))).Select(rule => rule.Name)];
    }
}
