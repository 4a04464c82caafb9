using Autoheal.Diagnosis.Manifests;
using Autoheal.Reasoning;
using Bogus;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>Two faults at once, in one cluster and two namespaces: both must be named.</summary>
internal static class PairSurvey
{
    public static async Task<Survey> RunAsync(int pairs)
    {
        var random = new Randomizer(17);
        var cases = CaseCatalogue.All.Where(@case => @case is { Cause: not null, IsPartial: false, IsClusterWide: false, Scope.Count: 0 }).ToArray();
        var rows = new List<SurveyRow>();
        for (var number = 0; number < pairs && cases.Length > 1; number++)
        {
            var (one, other) = (random.ArrayElement(cases), random.ArrayElement(cases));
            if (one.Cause == other.Cause)
            {
                continue;
            }

            rows.Add(new SurveyRow($"{one.Name} + {other.Name}", await JudgeAsync(one, other, number)));
        }

        return new Survey("Two faults at once", rows);
    }

    private static async Task<string?> JudgeAsync(RuleCase one, RuleCase other, int number)
    {
        var first = CaseCluster.Of(one, new CaseNames(number + 1));
        var second = CaseCluster.Of(other, new CaseNames(number + 5001));
        var known = first.Objects.Select(item => Key(item)).ToHashSet(StringComparer.Ordinal);
        var both = new CaseCluster([.. first.Objects, .. second.Objects.Where(item => known.Add(Key(item)))], isPartial: false);
        var diagnosis = await RuleTier.Whole.DiagnoseAsync(both);
        var named = diagnosis.Hypotheses.Where(hypothesis => hypothesis.Status == HypothesisStatus.Supported).Select(hypothesis => hypothesis.Cause.Value).ToHashSet();
        return diagnosis.Outcome == DiagnosisOutcome.Fault && named.Contains(one.Cause!) && named.Contains(other.Cause!) ? null : CaseVerdict.Describe(diagnosis);
    }

    private static string Key(System.Text.Json.Nodes.JsonObject item) => $"{ManifestDefaults.Kind(item)}/{ManifestDefaults.Namespace(item)}/{ManifestDefaults.Name(item)}";
}
