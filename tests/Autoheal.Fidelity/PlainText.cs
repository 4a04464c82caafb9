using System.Text.RegularExpressions;

namespace Autoheal.Fidelity;

/// <summary>Puts placeholders in the place of what differs between any two runs: identities, addresses, spans of time.</summary>
internal static partial class PlainText
{
    public static string Normalise(string text, string node)
    {
        text = text.Replace(node, "<node>", StringComparison.Ordinal).ReplaceLineEndings("\\n");
        text = Uid().Replace(text, "<uid>");
        text = LongId().Replace(text, "<hex>");
        text = Connection().Replace(text, "<address>->");
        text = Address().Replace(text, "<ip>");
        text = Token().Replace(text, "<token volume>");
        text = Pulled().Replace(text, "in <time>");
        text = Bytes().Replace(text, "Image size: <n> bytes");
        text = Refused().Replace(text, "pods \"$1-<id>\" is forbidden");
        text = BackOff().Replace(text, "back-off <time>");
        return TimeOfDay().Replace(text, "<when>").Trim();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uid();

    [GeneratedRegex("\\b[0-9a-f]{32,}\\b")]
    private static partial Regex LongId();

    [GeneratedRegex(@"\d+\.\d+\.\d+\.\d+:\d+->")]
    private static partial Regex Connection();

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\.\d+\b")]
    private static partial Regex Address();

    [GeneratedRegex("(default-token-|kube-api-access-)[a-z0-9]{5}")]
    private static partial Regex Token();

    [GeneratedRegex(@"in (\d+m)?\d+(\.\d+)?m?s( \((\d+m)?\d+(\.\d+)?m?s including waiting\))?")]
    private static partial Regex Pulled();

    [GeneratedRegex(@"Image size: \d+ bytes")]
    private static partial Regex Bytes();

    /// <summary>A pod that was never made, so that nobody learnt its name.</summary>
    [GeneratedRegex("pods \"([^\"]+)-[a-z0-9]{5}\" is forbidden")]
    private static partial Regex Refused();

    [GeneratedRegex(@"back-off (\d+m)?\d+s")]
    private static partial Regex BackOff();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex TimeOfDay();
}
