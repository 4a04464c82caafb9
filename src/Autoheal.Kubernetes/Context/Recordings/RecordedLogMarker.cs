using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Context;

/// <summary>The lines that <c>kubectl cluster-info dump</c> writes around each container's log.</summary>
internal sealed partial record RecordedLogMarker(bool Begins, string Container)
{
    public static RecordedLogMarker? Parse(string line)
    {
        if (!line.StartsWith("==== ", StringComparison.Ordinal) || Marker().Match(line) is not { Success: true } match)
        {
            return null;
        }

        return new RecordedLogMarker(match.Groups[1].ValueSpan is "START", match.Groups[2].Value);
    }

    [GeneratedRegex("^==== (START|END) logs for container ([a-z0-9-]{1,63}) of pod [a-z0-9-]{1,63}/[a-z0-9.-]{1,253} ====$")]
    private static partial Regex Marker();
}
