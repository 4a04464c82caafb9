namespace Autoheal.Kubernetes.Execution;

/// <summary>Keeps summaries as short as plans promise.</summary>
internal static class Summaries
{
    private const int Longest = 120;

    public static string Shorten(string summary) => summary.Length <= Longest ? summary : string.Concat(summary.AsSpan(0, Longest - 1), "…");
}
