using Autoheal.Cli.Reports;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Output;

/// <summary>Causes as people read them on a terminal.</summary>
internal static class CauseText
{
    public static void Print(CauseReport cause, CommandOutput output)
    {
        output.Line($"{cause.Cause}   {cause.Title}", Tone.Heading);
        foreach (var sign in cause.Signs)
        {
            output.Line($"SIGN    {sign}");
        }

        output.Line($"REPAIR  {(cause.Repair.Length == 0 ? "none to recommend" : cause.Repair)} ({Of(cause.RepairClass)})");
        output.Line($"NEEDS   {Words.Of(cause.Need)}");
        PrintCodes("SAYS MORE THAN", cause.Refines, output);
        PrintCodes("SAYS LESS THAN", cause.RefinedBy, output);
    }

    public static IEnumerable<string> List(CauseCatalogue catalogue)
    {
        var width = catalogue.All.Select(cause => cause.Code.Value.Length).DefaultIfEmpty().Max();
        foreach (var cause in catalogue.All)
        {
            yield return $"{cause.Code.Value.PadRight(width)}  {cause.Title}";
        }
    }

    public static string Of(RepairClass repairClass) => repairClass switch
    {
        RepairClass.Automatic => "automatic, where policy lets it",
        RepairClass.Approve => "once a person approved",
        _ => "by people only",
    };

    private static void PrintCodes(string label, IReadOnlyList<string> codes, CommandOutput output)
    {
        if (codes.Count > 0)
        {
            output.Line($"{label} {string.Join(", ", codes)}");
        }
    }
}
