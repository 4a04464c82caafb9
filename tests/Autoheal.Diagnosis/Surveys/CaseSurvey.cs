namespace Autoheal.Diagnosis.Surveys;

/// <summary>Every case with the names of several seeds, alone and, from the second seed on, among healthy neighbours.</summary>
internal static class CaseSurvey
{
    public const int Seeds = 3;

    public static async Task<Survey> RunAsync()
    {
        var rows = new List<SurveyRow>();
        foreach (var @case in CaseCatalogue.All)
        {
            for (var seed = 1; seed <= Seeds; seed++)
            {
                rows.Add(new SurveyRow($"{@case.Name} (seed {seed})", await JudgeAsync(@case, seed)));
            }
        }

        return new Survey("Cases", rows);
    }

    public static async Task<string?> JudgeAsync(RuleCase @case, int seed)
    {
        var run = await CaseRun.MakeAsync(@case, seed, change: seed > 1 && !@case.IsPartial ? cluster => Neighbours.Add(cluster, seed) : null);
        return run.Failure;
    }
}
