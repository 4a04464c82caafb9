namespace Autoheal.Perception;

/// <summary>Makes a stranger's alert name fit to be shown: plain characters only, at most 100.</summary>
internal static class AlertNames
{
    public static string Plain(string name)
    {
        var plain = new string([.. name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ' ').Take(100)]);
        return plain.Length == 0 ? "unnamed" : plain;
    }
}
