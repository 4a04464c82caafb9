using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Context;

/// <summary>
/// Reads a pod out of the path of its log, where a recording holds logs and no pods: by the characters that Kubernetes makes the names of a
/// ReplicaSet's pods from, which hardly anything else ends in.
/// </summary>
internal static partial class RecordedPodNames
{
    private const int MostPods = 20;

    /// <summary>The pods that the paths name, each once.</summary>
    public static IReadOnlyList<(string Namespace, string Name)> Find(IEnumerable<string> paths)
    {
        var found = new List<(string Namespace, string Name)>();
        foreach (var path in paths)
        {
            if (Pod().Match(path.Replace('\\', '/')) is { Success: true } match && found.Count < MostPods)
            {
                var pod = (match.Groups["namespace"].Value, match.Groups["pod"].Value);
                if (!found.Exists(known => known.Name == pod.Item2))
                {
                    found.Add(pod);
                }
            }
        }

        return found;
    }

    // NAMESPACE_POD or NAMESPACE/POD, as the kubelet's folders and most tools have it; without a namespace, the default one is meant.
    [GeneratedRegex("(?:(?<![a-z0-9-])(?<namespace>[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)[_/])?(?<![a-z0-9-])(?<pod>[a-z0-9](?:[a-z0-9-]{0,200}[a-z0-9])?-[bcdf-hj-np-tv-xz2456789]{8,10}-[bcdf-hj-np-tv-xz2456789]{5})(?![a-z0-9-])")]
    private static partial Regex Pod();
}
