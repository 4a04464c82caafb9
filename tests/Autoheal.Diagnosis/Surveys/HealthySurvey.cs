namespace Autoheal.Diagnosis.Surveys;

/// <summary>Random healthy clusters: nothing may be found in any.</summary>
internal static class HealthySurvey
{
    public static async Task<Survey> RunAsync(int clusters, int firstSeed = 1)
    {
        var tier = new RuleTier();
        var rows = new List<SurveyRow>();
        for (var seed = firstSeed; seed < firstSeed + clusters; seed++)
        {
            var diagnosis = await tier.DiagnoseAsync(new CaseCluster(HealthyWorld.Objects(seed, applications: 1 + (seed % 5), withPlatform: true), isPartial: false));
            rows.Add(new SurveyRow($"seed {seed}", diagnosis.Outcome == Reasoning.DiagnosisOutcome.Healthy ? null : CaseVerdict.Describe(diagnosis)));
        }

        return new Survey("Healthy clusters", rows);
    }
}
