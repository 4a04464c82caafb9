using System.Text.RegularExpressions;

namespace Autoheal.Simulation.Applications.Networking;

/// <summary>As much of CoreDNS's configuration as decides who gets an answer.</summary>
internal static partial class Corefile
{
    private static readonly string[] s_plugins =
    [
        "acl", "any", "auto", "autopath", "bind", "bufsize", "cache", "cancel", "chaos", "debug", "dns64", "dnssec", "dnstap", "erratic", "errors", "etcd", "file",
        "forward", "geoip", "grpc", "header", "health", "hosts", "import", "k8s_external", "kubernetes", "lameduck", "loadbalance", "local", "log", "loop", "max_concurrent",
        "metadata", "minimal", "nsid", "pprof", "prometheus", "ready", "reload", "rewrite", "root", "secondary", "sign", "template", "timeouts", "tls", "trace", "transfer",
        "tsig", "view", "whoami",
    ];

    /// <summary>Why CoreDNS would not start with it; null when it would.</summary>
    public static string? Complaint(string text)
    {
        var depth = 0;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = line.Split('#')[0].Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (depth == 1 && words[0] != "}" && !s_plugins.Contains(words[0]))
                return $"/etc/coredns/Corefile:{number} - Error during parsing: Unknown directive '{words[0]}'";
            depth += words.Count(word => word.EndsWith('{')) - words.Count(word => word == "}");
            if (depth < 0)
                return $"/etc/coredns/Corefile:{number} - Error during parsing: Unexpected '}}' because no matching opening brace";
        }

        return depth > 0 ? $"/etc/coredns/Corefile:{number} - Error during parsing: Unexpected EOF, expecting '}}'" : null;
    }

    public static NameServerState Read(string text)
    {
        var failing = new List<string>();
        foreach (Match match in Template().Matches(text))
            failing.Add(match.Groups["zone"].Value is { Length: > 0 } zone ? zone.TrimEnd('.') : ".");
        return new NameServerState
        {
            KnowsCluster = ClusterZone().IsMatch(text),
            KnowsOutside = Forward().IsMatch(text) && !text.Contains("forward . 192.0.2.", StringComparison.Ordinal) && !text.Contains("forward . 203.0.113.", StringComparison.Ordinal),
            FailingZones = failing.ConvertAll(zone => zone.Length == 0 ? "." : zone),
        };
    }

    [GeneratedRegex(@"^\s*kubernetes\s[^\n{]*\bcluster\.local\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ClusterZone();

    [GeneratedRegex(@"^\s*forward\s+\.\s", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Forward();

    [GeneratedRegex(@"^\s*template\s+\S+\s+\S+\s*(?<zone>[a-z0-9.-]*)\s*\{[^}]*rcode\s+(?:SERVFAIL|REFUSED|NXDOMAIN)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Template();
}
