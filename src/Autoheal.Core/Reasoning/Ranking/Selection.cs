namespace Autoheal.Reasoning.Ranking;

/// <summary>
/// The order in which grouped candidates are told, and what is not told. Independent causes first, each by its best candidate, so that two faults at
/// once are both among the first; then what else could be behind them; then what explains nothing that was asked about; refuted ones last.
/// </summary>
internal static class Selection
{
    /// <summary>As many weak ones of a group as are of use to a reader.</summary>
    private const int MostWeak = 2;

    /// <summary>
    /// What is surer than this is told as long as there is room, unless another one says the same and more: verification counts on it.
    /// </summary>
    private const double Told = 0.35;

    public static IEnumerable<Candidate> Choose(IReadOnlyList<Candidate> grouped)
    {
        var standing = grouped.Where(candidate => !candidate.IsRefuted).ToArray();
        var leaders = standing.Where(IsLeader).ToHashSet();
        var weak = new Dictionary<int, int>();
        return
        [
            .. standing.Where(leaders.Contains),
            .. standing
                .Where(candidate => !leaders.Contains(candidate) && IsTold(candidate, weak))
                .OrderBy(candidate => candidate.Relevance == Relevance.None)
                .ThenBy(candidate => !candidate.IsSupported),
            .. grouped.Where(candidate => candidate.IsRefuted),
        ];
    }

    private static bool IsLeader(Candidate candidate) =>
        candidate.Role == Role.Head && (candidate.Relevance == Relevance.Nominated || (candidate.Relevance == Relevance.Symptom && candidate.IsFirm));

    private static bool IsTold(Candidate candidate, Dictionary<int, int> weak)
    {
        if (candidate.Role == Role.Head || (candidate.Role != Role.Weaker && candidate.Confidence >= Told))
        {
            return true;
        }

        var told = weak.GetValueOrDefault(candidate.Group);
        weak[candidate.Group] = told + 1;
        return told < MostWeak;
    }
}
