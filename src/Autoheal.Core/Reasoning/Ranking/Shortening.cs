namespace Autoheal.Reasoning.Ranking;

/// <summary>Keeps texts within the lengths that the contract promises.</summary>
internal static class Shortening
{
    public static string To(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
