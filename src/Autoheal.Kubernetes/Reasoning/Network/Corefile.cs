namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Reads of a Corefile whether it can answer for the names of the cluster.</summary>
internal static class Corefile
{
    private const string Zone = "cluster.local";

    /// <summary>What keeps it from answering, in one clause; null when nothing is known to.</summary>
    /// <param name="text">The Corefile.</param>
    /// <param name="zoneIsUsed">Whether programs ask for names in the usual zone.</param>
    public static string? Wrong(string text, bool zoneIsUsed)
    {
        var depth = 0;
        var (serves, zone, blocked) = (false, false, "");
        var template = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var rest = (line.IndexOf('#') is var comment and >= 0 ? line[..comment] : line).Trim();
            depth += rest.Count('{') - rest.Count('}');
            if (rest.StartsWith("kubernetes ", StringComparison.Ordinal) || rest is "kubernetes" or "kubernetes{")
            {
                serves = true;
                // Without zones it serves those of its server block.
                zone |= rest.Contains(Zone, StringComparison.Ordinal) || rest.Trim("kubernetes {").IsEmpty;
            }

            template = rest.StartsWith("template ", StringComparison.Ordinal) ? TakesNamesOfCluster(rest) : template && !rest.StartsWith("}", StringComparison.Ordinal);
            if (template && rest.StartsWith("rcode ", StringComparison.Ordinal) && !rest.Contains("NOERROR", StringComparison.Ordinal))
            {
                blocked = rest["rcode ".Length..].Trim() is "NXDOMAIN" ? "NXDOMAIN" : "SERVFAIL";
            }
        }

        return depth != 0 ? "its braces do not match"
            : !serves ? "no server block has the kubernetes plugin"
            : blocked.Length > 0 ? $"a template answers {blocked} for the names of the cluster"
            : !zone && zoneIsUsed ? $"the kubernetes plugin does not serve {Zone}"
            : null;
    }

    // To answer nothing for AAAA alone is a common way to keep IPv6 out.
    private static bool TakesNamesOfCluster(ReadOnlySpan<char> template) =>
        (template.Contains(Zone, StringComparison.Ordinal) || template.IndexOf('.') < 0) && !template.Contains(" AAAA", StringComparison.Ordinal);
}
