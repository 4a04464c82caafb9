using System.Globalization;
using System.Text.RegularExpressions;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>
/// What the scheduler says about why no node takes a pod, reduced to closed words and numbers: how many nodes there are, and how many of them
/// each obstacle keeps the pod off.
/// </summary>
internal sealed partial class SchedulerReport
{
    private static readonly (string Words, Obstacle Obstacle)[] s_words =
    [
        ("were unschedulable", Obstacle.Cordoned), ("volume", Obstacle.Volume),
        ("node selector", Obstacle.Selector), ("node affinity", Obstacle.Selector), ("requested node name", Obstacle.Selector),
        ("free ports", Obstacle.HostPort),
        ("Insufficient cpu", Obstacle.Cpu), ("Insufficient memory", Obstacle.Memory), ("Too many pods", Obstacle.PodCount),
        ("Insufficient pods", Obstacle.PodCount), ("Insufficient ", Obstacle.OtherResource),
        ("anti-affinity rules", Obstacle.AntiAffinity), ("topology spread constraints", Obstacle.Spread),
        ("pod affinity rules", Obstacle.Affinity), ("pod affinity/anti-affinity", Obstacle.AntiAffinity),
        ("were not ready", Obstacle.Unwell), ("pressure", Obstacle.Unwell),
    ];

    private readonly Dictionary<Obstacle, int> _counts = [];

    private SchedulerReport(int nodes) => Nodes = nodes;

    /// <summary>How many nodes the scheduler looked at.</summary>
    public int Nodes { get; }

    /// <summary>The taint that keeps the pod off most nodes, as <c>key=value</c>; untrusted, empty when none is named.</summary>
    public string Taint { get; private set; } = "";

    /// <summary>The resource other than CPU and memory of which there is too little; empty when none is named.</summary>
    public string Resource { get; private set; } = "";

    public int Count(Obstacle obstacle) => _counts.GetValueOrDefault(obstacle);

    public bool Has(Obstacle obstacle) => Count(obstacle) > 0;

    public IEnumerable<Obstacle> Obstacles => _counts.Keys;

    /// <summary>The report in a text; null when the text is none.</summary>
    public static SchedulerReport? Read(UntrustedText text)
    {
        if (text.Match(Head()) is not { Success: true } head)
        {
            return null;
        }

        var report = new SchedulerReport(Number(head.Groups["nodes"]));
        for (var match = Part().Match(head.Groups["parts"].Value); match.Success; match = match.NextMatch())
        {
            report.Add(Number(match.Groups["count"]), match.Groups["what"].Value);
        }

        return report;
    }

    private void Add(int count, string what)
    {
        if (what.Contains("taint", StringComparison.Ordinal))
        {
            AddTaint(count, what);
            return;
        }

        foreach (var (words, obstacle) in s_words)
        {
            if (what.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                _counts[obstacle] = Count(obstacle) + count;
                Resource = obstacle == Obstacle.OtherResource ? ResourceWord(what) : Resource;
                return;
            }
        }
    }

    private void AddTaint(int count, string what)
    {
        var match = TaintWord().Match(what);
        var (key, value) = (match.Groups["key"].Value, match.Groups["value"].Value);
        var obstacle = TaintKinds.ObstacleOf(key);
        Taint = obstacle == Obstacle.Taint && count > Count(Obstacle.Taint) ? (value.Length == 0 ? key : $"{key}={value}") : Taint;
        _counts[obstacle] = Count(obstacle) + count;
    }

    private static string ResourceWord(string what)
    {
        var word = what[("Insufficient ".Length + what.IndexOf("Insufficient ", StringComparison.OrdinalIgnoreCase))..].TrimEnd('.', ' ');
        return word.Contains(' ', StringComparison.Ordinal) ? "" : word;
    }

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // What preemption would do follows in the same words and must not be counted.
    [GeneratedRegex(@"0/(?<nodes>\d{1,5}) nodes are available: (?<parts>.*?)(\.? ?preemption:|$)", RegexOptions.CultureInvariant | RegexOptions.Singleline, 100)]
    private static partial Regex Head();

    // Taints are written {key: value}; older schedulers go on with ", that the pod didn't tolerate".
    [GeneratedRegex(@"(?<count>\d{1,5}) (?<what>[^,{]+(\{[^}]{0,300}\})?[^,]*)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Part();

    [GeneratedRegex(@"\{(?<key>[A-Za-z0-9._/-]{1,320}):? ?(?<value>[A-Za-z0-9._-]{0,63})\}?", RegexOptions.CultureInvariant, 100)]
    private static partial Regex TaintWord();
}
