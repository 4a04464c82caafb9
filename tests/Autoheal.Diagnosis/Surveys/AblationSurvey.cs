using Autoheal.Reasoning;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>
/// Every rule taken away in turn: its cases must become unknown, or a weaker statement that stays true; never another confident cause.
/// </summary>
internal static class AblationSurvey
{
    public static async Task<Survey> RunAsync()
    {
        var rows = new List<SurveyRow>();
        foreach (var rule in RuleTier.Whole.Rules)
        {
            var causes = rule.Causes.ToDictionary(cause => cause.Code.Value, cause => cause);
            var tier = new RuleTier(rule.GetType());
            var weaker = Weaker(tier);
            foreach (var @case in CaseCatalogue.All.Where(@case => @case.Cause is { } cause && causes.ContainsKey(cause)))
            {
                var diagnosis = (await CaseRun.MakeAsync(@case, seed: 1, tier)).Diagnosis;
                rows.Add(new SurveyRow($"{@case.Name} without {rule.Name}", Judge(@case.Cause!, causes[@case.Cause!], diagnosis, weaker)));
            }
        }

        return new Survey("Ablation", rows);
    }

    private static Dictionary<string, CauseDescription> Weaker(RuleTier tier)
    {
        var known = new Dictionary<string, CauseDescription>(StringComparer.Ordinal);
        foreach (var cause in tier.Rules.SelectMany(rule => rule.Causes))
        {
            known.TryAdd(cause.Code.Value, cause);
        }

        return known;
    }

    private static string? Judge(string expected, CauseDescription cause, Reasoning.Diagnosis diagnosis, Dictionary<string, CauseDescription> known)
    {
        if (diagnosis.Outcome != DiagnosisOutcome.Fault)
        {
            return null;
        }

        var named = diagnosis.Hypotheses[0].Cause;
        return named.Value == expected || Refines(cause, named, known, depth: 0) ? null : $"is now {CaseVerdict.Describe(diagnosis)}";
    }

    private static bool Refines(CauseDescription cause, CauseCode named, Dictionary<string, CauseDescription> known, int depth) => depth < 5
        && (cause.Refines.Contains(named) || cause.Refines.Any(code => known.TryGetValue(code.Value, out var weaker) && Refines(weaker, named, known, depth + 1)));
}
