using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Finds the addresses in a file that a ConfigMap holds: lines such as <c>uri: mongodb://db:27017</c> or <c>db.host=db</c>. Nothing else is kept.</summary>
internal static class FileAddresses
{
    private const int Longest = 16 * 1024;
    private const int MostAddresses = 12;

    // In time linear in the text: whoever may write a ConfigMap chooses what is looked through.
    private static readonly Regex s_setting = new(
        @"^[ \t]*(?:- |export )?[""']?(?<name>[A-Za-z][\w.-]{0,60})[""']?[ \t]*[:=][ \t]*[""']?(?<value>[A-Za-z0-9][^\s""'#{}\[\],;]{1,250})[""']?,?[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Whether a value may be such a file; large ones, such as dashboards, are none.</summary>
    public static bool MayHold(ReadOnlySpan<byte> utf8) =>
        utf8.Length is > 8 and <= Longest && utf8.IndexOf("\\n"u8) >= 0
        && (utf8.IndexOf("://"u8) >= 0 || utf8.IndexOf("ost"u8) >= 0 || utf8.IndexOf("OST"u8) >= 0 || utf8.IndexOf("ddr"u8) >= 0 || utf8.IndexOf(".svc"u8) >= 0);

    /// <summary>The addresses, by file and the name that their line gives them.</summary>
    public static IEnumerable<(string Setting, NetworkAddress Address)> Find(string file, string text)
    {
        var count = 0;
        foreach (Match line in s_setting.Matches(text))
        {
            var name = line.Groups["name"].Value;
            if (count < MostAddresses && AddressText.Find(name, line.Groups["value"].ValueSpan) is { Host.Length: > 0 } address)
            {
                count++;
                yield return ($"{file}: {name}", address);
            }
        }
    }
}
