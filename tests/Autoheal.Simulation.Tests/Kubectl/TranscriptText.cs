using System.Text.RegularExpressions;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>Makes the outputs of two runs comparable: names, times, addresses and ids become what they stand for, and columns lose their padding.</summary>
internal static partial class TranscriptText
{
    public static string Normalise(string command, string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (command.Contains("kubectl diff", StringComparison.Ordinal) && !IsDifference(line))
                continue;
            var plain = Escapes().Replace(line, "");
            plain = Times().Replace(plain, "TIME");
            plain = Ids().Replace(plain, "ID");
            plain = Generated().Replace(plain, "$1-*");
            plain = Hashes().Replace(plain, "$1=*");
            plain = Addresses().Replace(plain, "IP");
            plain = Spans().Replace(plain, "in SPAN");
            plain = Versions().Replace(plain, "resourceVersion: N");
            plain = Ports().Replace(plain, "https://SERVER");
            plain = Places().Replace(plain, "$1");
            plain = Ages().Replace(plain, "AGE");
            plain = Spaces().Replace(plain, " ").TrimEnd();
            if (command.Contains(" top ", StringComparison.Ordinal))
                plain = Amounts().Replace(plain, "N$2");
            // How often a client looks while something goes on is chance.
            if (plain.Length > 0 && !plain.StartsWith("Waiting for ", StringComparison.Ordinal))
                lines.Add(plain);
        }

        // A drain evicts in parallel, limit ranges are described in the order of a Go map, and events of different pods come as they may. An autoscaler's two
        // events come in turn once its recorder has spent its burst, so that the older one may be the newer one.
        if (command.Contains(" drain ", StringComparison.Ordinal) || command.Contains("describe limitrange", StringComparison.Ordinal)
            || command.Contains("describe hpa", StringComparison.Ordinal) || command.Contains("describe namespace", StringComparison.Ordinal)
            || command.Contains("get events --field-selector", StringComparison.Ordinal))
            lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    // Whether a field's manager wrote in the same second is chance, and so is whether a difference shows its time, with the lines around it.
    private static bool IsDifference(string line) => (line.StartsWith('+') || line.StartsWith('-')) && !ManagerTimes().IsMatch(line);

    [GeneratedRegex(@"^[+-]\s+time: ", RegexOptions.CultureInvariant)]
    private static partial Regex ManagerTimes();

    [GeneratedRegex(@"\x1b\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| \+0000 UTC)?|\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(containerd://|sha256:)+[0-9a-z./@:]*[0-9a-f]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\b(web|agent|db|work|broken|nightly|coredns|kube-proxy|metrics-server|kube-api-access|default-token|fresh)-(?=[a-z0-9]*\d|[a-z0-9]{5}\b)[a-z0-9]{5,10}(-[a-z0-9]{5})?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Generated();

    [GeneratedRegex(@"(pod-template-hash|controller-revision-hash)[=:] ?[a-z0-9-*]+", RegexOptions.CultureInvariant)]
    private static partial Regex Hashes();

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\.\d+(?=[:,/\s)]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<=^|\s|\()(\d+[dhms])+(?=\s|$)( ago)?( \(x\d+ over [0-9dhms]+\))?|<invalid>", RegexOptions.CultureInvariant)]
    private static partial Regex Ages();

    [GeneratedRegex(@"in [0-9.]+m?s \([0-9.]+m?s including waiting\)", RegexOptions.CultureInvariant)]
    private static partial Regex Spans();

    [GeneratedRegex("resourceVersion: \"\\d+\"", RegexOptions.CultureInvariant)]
    private static partial Regex Versions();

    [GeneratedRegex(@"https://127\.0\.0\.1:\d+|https://IP:\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Ports();

    [GeneratedRegex(@"\b(\d+)(m|Mi|%)", RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"/tmp/(LIVE|MERGED)-\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Places();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
