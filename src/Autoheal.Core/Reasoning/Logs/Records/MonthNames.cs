namespace Autoheal.Reasoning.Logs;

/// <summary>The English names of months, by their first three letters.</summary>
internal static class MonthNames
{
    private const string Names = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// <summary>1 to 12; 0 when the letters name no month.</summary>
    public static int NumberOf(ReadOnlySpan<char> letters)
    {
        var at = Names.AsSpan().IndexOf(letters, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at % 3 == 0 ? (at / 3) + 1 : 0;
    }
}
