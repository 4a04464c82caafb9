namespace Autoheal.Reasoning.Ranking;

/// <summary>
/// Which of two candidates comes first when neither explains the other: what was asked about before what was not, supported before proposed, then the
/// score, then what came into being last. The order is total, so that a ranking never depends on the order of the rules.
/// </summary>
internal sealed class CandidateOrder : IComparer<Candidate>
{
    public static CandidateOrder Instance { get; } = new();

    public int Compare(Candidate? x, Candidate? y)
    {
        if (x is null || y is null)
        {
            return (x is null).CompareTo(y is null);
        }

        var order = x.IsRefuted.CompareTo(y.IsRefuted);
        order = order != 0 ? order : y.Relevance.CompareTo(x.Relevance);
        order = order != 0 ? order : y.IsSupported.CompareTo(x.IsSupported);
        order = order != 0 ? order : y.Score.CompareTo(x.Score);
        return order != 0 ? order : CompareEquals(x.Finding, y.Finding);
    }

    private static int CompareEquals(Finding x, Finding y)
    {
        var order = Nullable.Compare(y.Since, x.Since);
        order = order != 0 ? order : string.CompareOrdinal(x.Cause.Value, y.Cause.Value);
        order = order != 0 ? order : string.CompareOrdinal(x.Object.Kind, y.Object.Kind);
        order = order != 0 ? order : string.CompareOrdinal(x.Object.Path, y.Object.Path);
        return order != 0 ? order : string.CompareOrdinal(x.Title, y.Title);
    }
}
