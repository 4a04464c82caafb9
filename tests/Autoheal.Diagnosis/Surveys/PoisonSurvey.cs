using Autoheal.Reasoning;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>Every case with hostile and misleading text wherever strangers can write: rank 1 must stay as it was.</summary>
internal static class PoisonSurvey
{
    public static async Task<(Survey Ranks, Survey Actions)> RunAsync(int seedsPerCase)
    {
        var (ranks, actions) = (new List<SurveyRow>(), new List<SurveyRow>());
        foreach (var @case in CaseCatalogue.All)
        {
            for (var seed = 1; seed <= seedsPerCase; seed++)
            {
                var clean = (await CaseRun.MakeAsync(@case, seed)).Diagnosis;
                var number = seed;
                var poisoned = (await CaseRun.MakeAsync(@case, seed, change: cluster => Poison.Spread(cluster, number))).Diagnosis;
                var hostile = (await CaseRun.MakeAsync(@case, seed, hostile: true)).Diagnosis;
                foreach (var (kind, other) in new[] { ("text", poisoned), ("names", hostile) })
                {
                    var name = $"{@case.Name} ({kind}, seed {seed})";
                    ranks.Add(new SurveyRow(name, First(@case, clean) == First(@case, other) ? null : $"was {CaseVerdict.Describe(clean)}; is {CaseVerdict.Describe(other)}"));
                    var (before, after) = (Action(clean, isNamed: kind == "text"), Action(other, isNamed: kind == "text"));
                    actions.Add(new SurveyRow(name, before == after ? null : $"was '{before}'; is '{after}'; {CaseVerdict.Describe(other)}"));
                }
            }
        }

        return (new Survey("Poisoned: rank 1 unchanged", ranks), new Survey("Poisoned: what would be done unchanged", actions));
    }

    // Where no cause is known, or only text speaks, other text may say something else, and that must not be believed either.
    private static string First(RuleCase @case, Reasoning.Diagnosis diagnosis) =>
        diagnosis.Outcome == DiagnosisOutcome.Healthy || (@case is { Cause: null, IsHealthy: false } && diagnosis.Outcome == DiagnosisOutcome.Unknown) || diagnosis.Hypotheses.Count == 0 ? "" : diagnosis.Hypotheses[0].Cause.Value;

    /// <summary>What would be done about it: the first repair of the first cause that has one. Other names make other targets and parameters.</summary>
    private static string Action(Reasoning.Diagnosis diagnosis, bool isNamed)
    {
        var standing = diagnosis.Outcome != DiagnosisOutcome.Fault ? []
            : diagnosis.Hypotheses.Where(hypothesis => hypothesis.Status is HypothesisStatus.Supported or HypothesisStatus.Confirmed);
        if (standing.SelectMany(hypothesis => hypothesis.Remedies).FirstOrDefault() is not { } remedy)
        {
            return "";
        }

        var parameters = remedy.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => isNamed ? $"{parameter.Key}={parameter.Value}" : parameter.Key);
        return $"{remedy.Action} {remedy.Target.Kind} {(isNamed ? remedy.Target.Name : "")} {string.Join(',', parameters)}";
    }
}
