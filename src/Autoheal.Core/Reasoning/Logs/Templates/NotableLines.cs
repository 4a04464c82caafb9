namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Chooses the lines worth reading first: the first lines of each kind that sounds bad, the worst and rarest kinds before others, and lines of
/// kinds that hardly occur in a long log.
/// </summary>
internal static class NotableLines
{
    private const int MostLines = 100;
    private const int MostPerTemplate = 3;

    /// <summary>In a log of so many lines a single line says something.</summary>
    private const int LongLog = 200;

    public static IReadOnlyList<int> Choose(IReadOnlyList<TemplateGroup> lines, IReadOnlyList<LineSeverity> severities)
    {
        var perTemplate = new Dictionary<int, int>();
        var candidates = new List<(int Line, LineSeverity Severity, int Count)>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isRare = lines.Count >= LongLog && lines[i].Count == 1 && lines[i].Words.Count > 1;
            var taken = perTemplate.GetValueOrDefault(lines[i].Id);
            if ((severities[i] >= LineSeverity.Warning || isRare) && taken < MostPerTemplate)
            {
                perTemplate[lines[i].Id] = taken + 1;
                candidates.Add((i + 1, severities[i], lines[i].Count));
            }
        }

        return [.. candidates
            .OrderByDescending(candidate => candidate.Severity)
            .ThenBy(candidate => candidate.Count)
            .ThenBy(candidate => candidate.Line)
            .Take(MostLines)
            .Select(candidate => candidate.Line)
            .Order()];
    }
}
