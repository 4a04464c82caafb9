using System.Globalization;
using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Finds the hosts that a command waits for or asks: what <c>nc</c>, <c>nslookup</c>, <c>pg_isready</c>, <c>curl</c> and their like are told.</summary>
internal static class CommandHosts
{
    private const int Longest = 16_384;
    private const int MostHosts = 4;

    // In time linear in the text: whoever may write a workload chooses what is looked through.
    private static readonly Regex s_asked = new(
        @"(?:\b(?:nc|ncat|netcat|telnet)(?: -[\w-]+(?: \d+)?)* (?<host>[A-Za-z][\w.-]*) (?<port>\d{2,5})\b)"
        + @"|\b(?:nslookup|getent hosts|getent ahosts|dig \+short|host)(?: -\S+)* (?<host>[A-Za-z][\w.-]*)"
        + @"|\b(?:pg_isready|psql|mysql|mysqladmin|mariadb-admin|redis-cli|mongosh|mongo|cqlsh)\b[^;|&\n]{0,80}?(?: -h ?| --host[ =])(?<host>[A-Za-z][\w.-]*)(?:[^;|&\n]{0,40}? -[pP] ?(?<port>\d{2,5})\b)?"
        + @"|\bhttps?://(?<host>[A-Za-z][\w.-]*)(?::(?<port>\d{2,5}))?"
        + @"|/dev/tcp/(?<host>[A-Za-z][\w.-]*)/(?<port>\d{2,5})"
        + @"|(?:wait-for-it(?:\.sh)?|wait-for(?:\.sh)?|wait4x tcp|dockerize -wait tcp://|-wait tcp://|tcp://) ?(?<host>[A-Za-z][\w.-]*):(?<port>\d{2,5})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>The addresses in the words of a command, joined by spaces; each once.</summary>
    public static IReadOnlyList<NetworkAddress> Find(string command)
    {
        if (command.Length is 0 or > Longest)
        {
            return [];
        }

        var found = new List<NetworkAddress>(1);
        foreach (Match match in s_asked.Matches(command))
        {
            var host = match.Groups["host"].Value.TrimEnd('.');
            var port = int.TryParse(match.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535 ? number : 0;
            var address = new NetworkAddress { Host = host, Port = port };
            if (host.Length is > 1 and <= 253 && host != "localhost" && !char.IsAsciiDigit(host[0]) && found.Count < MostHosts && !found.Exists(known => known.Host == host))
            {
                found.Add(address);
            }
        }

        return found;
    }
}
