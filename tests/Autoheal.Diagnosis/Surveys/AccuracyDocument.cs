using System.Globalization;
using System.Text;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>Writes <c>docs/diagnosis-accuracy.md</c>.</summary>
internal static class AccuracyDocument
{
    private const int HealthyClusters = 10_000;
    private const int Pairs = 1_000;
    private const int PoisonSeeds = 5;
    private const int FaultSeeds = 3;

    public static async Task<string> RenderAsync()
    {
        var cases = await CaseSurvey.RunAsync();
        var faults = FaultSurvey.Run(FaultSeeds);
        var described = ReproductionSurvey.Run();
        var recorded = await RecordedSurvey.RunAsync();
        var (ranks, actions) = await PoisonSurvey.RunAsync(PoisonSeeds);
        Survey[] all =
        [
            cases, faults, described, recorded, await AblationSurvey.RunAsync(), await PairSurvey.RunAsync(Pairs), ranks, actions, await HealthySurvey.RunAsync(HealthyClusters),
        ];
        var text = new StringBuilder();
        text.Append("# How right diagnoses are\n\nWritten by `eng/write-accuracy`, never by hand. Everything runs through the whole rule tier; a row that is wrong says how.\n\n");
        text.Append("| survey | right | of | share |\n|---|---|---|---|\n");
        foreach (var survey in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {survey.Title} | {survey.Right} | {survey.Rows.Count} | {survey.Share:P2} |\n");
        }

        AddFamilies(text, cases);
        AddRows(text, "Recorded incidents", recorded.Rows);
        AddRows(text, "Described faults", described.Rows);
        foreach (var survey in all.Where(survey => survey.Share < 1))
        {
            AddRows(text, $"{survey.Title}: what is wrong", [.. survey.Rows.Where(row => row.Failure is not null).Take(60)]);
        }

        return text.ToString();
    }

    private static void AddFamilies(StringBuilder text, Survey cases)
    {
        text.Append("\n## Cases by family\n\nEach case with three sets of names, from the second on among healthy neighbours.\n\n| rule | right | of |\n|---|---|---|\n");
        foreach (var family in cases.Rows.GroupBy(row => row.Name.Split(':')[0]).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {family.Key} | {family.Count(row => row.Failure is null)} | {family.Count()} |\n");
        }
    }

    private static void AddRows(StringBuilder text, string title, IReadOnlyList<SurveyRow> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| what | verdict | note |\n|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(row.Name)} | {Cell(row.Failure ?? "right")} | {Cell(row.Note)} |\n");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
