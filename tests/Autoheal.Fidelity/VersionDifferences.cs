using System.Text.RegularExpressions;

namespace Autoheal.Fidelity;

/// <summary>Every change of Kubernetes between the recorded and the simulated version that a case meets.</summary>
internal static partial class VersionDifferences
{
    public static IReadOnlyList<VersionDifference> All { get; } =
    [
        new()
        {
            Title = "The event of a scaling tells the number before, too.", Since = "after 1.20", Source = "kubernetes/kubernetes#101142; pkg/controller/deployment/sync.go",
            Pattern = Scaled(), Old = "${head} to ${to}",
        },
        new()
        {
            Title = "Pods have the condition PodReadyToStartContainers.", Since = "1.29", Source = "KEP-3085",
            Pattern = ReadyToStart(),
        },
        new()
        {
            Title = "An evicted pod has the condition DisruptionTarget.", Since = "1.26", Source = "KEP-3329",
            Pattern = Disrupted(),
        },
        new()
        {
            Title = "A pod that is being deleted, or was ended, reaches a final phase and shows how its containers ended.", Since = "1.27", Source = "kubernetes/kubernetes#115331",
            Pattern = FinalPhase(), OfDeleted = true,
        },
        new()
        {
            Title = "A container that went with its pod is not taken for one that got lost.", Since = "after 1.20", Source = "pkg/kubelet/status/status_manager.go",
            Pattern = Lost(), OfRecorded = true,
        },
        new()
        {
            Title = "A pod that failed says so in its conditions.", Since = "after 1.20", Source = "pkg/kubelet/status/generate.go",
            Pattern = FailedPod(),
        },
        new()
        {
            Title = "A job that is complete says why.", Since = "1.31", Source = "KEP-3998",
            Pattern = JobComplete(), Old = "condition Complete | True",
        },
        new()
        {
            Title = "FailedScheduling also says why preemption did not help.", Since = "after 1.20", Source = "pkg/scheduler/framework/preemption/preemption.go",
            Pattern = Preemption(), Old = "${head}",
        },
        new()
        {
            Title = "Taints that are not tolerated are worded “had untolerated taint”.", Since = "after 1.20", Source = "pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go",
            Pattern = Taint(), Old = "had taint {${taint}}, that the pod didn't tolerate",
        },
        new()
        {
            Title = "A node affinity and a node selector that do not match share one text.", Since = "after 1.20", Source = "pkg/scheduler/framework/plugins/nodeaffinity/node_affinity.go",
            Pattern = NodeAffinity(), Old = "didn't match Pod's node affinity",
        },
        new()
        {
            Title = "What concerns the pod and no single node is not counted by nodes.", Since = "after 1.20", Source = "pkg/scheduler/framework/types.go (FitError)",
            Pattern = Uncounted(), Old = "nodes are available: 1 ${rest}",
        },
        new()
        {
            Title = "Pods that avoid or seek others give one reason instead of two.", Since = "after 1.20", Source = "pkg/scheduler/framework/plugins/interpodaffinity/filtering.go",
            Pattern = AntiAffinity(), Old = "1 node(s) didn't match pod affinity/anti-affinity, 1 node(s) didn't match pod anti-affinity rules",
        },
        new()
        {
            Title = "Pods that avoid or seek others give one reason instead of two.", Since = "after 1.20", Source = "pkg/scheduler/framework/plugins/interpodaffinity/filtering.go",
            Pattern = Affinity(), Old = "1 node(s) didn't match pod affinity rules, 1 node(s) didn't match pod affinity/anti-affinity",
        },
        new()
        {
            Title = "A job first says that it is about to fail or succeed.", Since = "1.31", Source = "KEP-3939, KEP-3998",
            Pattern = JobTarget(),
        },
        new()
        {
            Title = "A job says that it failed only when its pods are gone.", Since = "1.31", Source = "KEP-3939; pkg/controller/job/job_controller.go",
            Pattern = JobFailed(), IsLater = true,
        },
        new()
        {
            Title = "The event of a created container has a colon.", Since = "after 1.20", Source = "pkg/kubelet/kuberuntime/kuberuntime_container.go",
            Pattern = Created(), Old = "Created container ${name}",
        },
        new()
        {
            Title = "A back-off of pulling repeats why pulling failed.", Since = "after 1.20", Source = "pkg/kubelet/images/image_manager.go",
            Pattern = PullBackOff(), Old = "${head}",
        },
        new()
        {
            Title = "An image name that cannot be read is called a name, no longer a reference.", Since = "after 1.20", Source = "pkg/util/parsers/parsers.go",
            Pattern = ImageName(), Old = "couldn't parse image reference",
        },
        new()
        {
            Title = "The events of failed hooks say no more than that they failed.", Since = "after 1.20", Source = "pkg/kubelet/kuberuntime/kuberuntime_container.go",
            Pattern = HookFailed(), OfRecorded = true, Old = "${head}${hook}Hook failed",
        },
        new()
        {
            Title = "The reason of a container whose postStart hook failed is one word.", Since = "after 1.20", Source = "pkg/kubelet/kuberuntime/kuberuntime_container.go",
            Pattern = HookReason(), OfRecorded = true, Old = "${head}: Exec lifecycle hook",
        },
        new()
        {
            Title = "The event of a crash loop names container and pod.", Since = "1.26", Source = "kubernetes/kubernetes#113216",
            Pattern = CrashLoop(), Old = "Back-off restarting failed container",
        },
        new()
        {
            Title = "A quota names the containers that lack a request or limit.", Since = "after 1.20", Source = "pkg/quota/v1/evaluator/core/pods.go",
            Pattern = MustSpecify(), Old = "must specify ${first},${second}",
        },
    ];

    /// <summary>A recording as the simulated version would show it where only that can be told.</summary>
    public static IReadOnlyList<Observation> Modernise(Recording real, HashSet<VersionDifference> met) =>
        [.. real.Lines.Select(line => Apply(line, difference => difference.OfRecorded, met)).OfType<Observation>()];

    /// <summary>A recording of the simulated version as the recorded one would show it.</summary>
    public static IReadOnlyList<Observation> Age(Recording simulated, IReadOnlyList<Observation> expected, HashSet<VersionDifference> met)
    {
        var deleted = simulated.Lines.Where(line => line.Aspect is "deletion" or "reason").Select(line => line.Subject).ToHashSet();
        var aged = new List<Observation>();
        foreach (var line in simulated.Lines)
        {
            met.UnionWith(All.Where(difference => difference.IsLater && difference.Pattern.IsMatch($"{line.Aspect} | {line.Text}")));
            var old = expected.Contains(line)
                ? line
                : Apply(line, difference => !difference.OfRecorded && (!difference.OfDeleted || deleted.Contains(line.Subject)), met);
            if (old is { } shown)
                aged.Add(shown);
        }

        return [.. aged.Distinct()];
    }

    /// <summary>A line with every difference that it shows; null when the other version does not show it.</summary>
    private static Observation? Apply(Observation line, Func<VersionDifference, bool> applies, HashSet<VersionDifference> met)
    {
        var key = $"{line.Aspect} | {line.Text}";
        foreach (var difference in All)
        {
            if (!applies(difference) || !difference.Pattern.IsMatch(key))
                continue;
            met.Add(difference);
            if (difference.IsLater)
                continue;
            if (difference.Old is not { } old)
                return null;
            key = difference.Pattern.Replace(key, old);
        }

        var parts = key.Split(" | ", 2);
        return new(line.Subject, parts[0], parts[1]);
    }

    [GeneratedRegex(@"(?<head>Scaled (up|down) replica set \S+) from \d+ to (?<to>\d+)")]
    private static partial Regex Scaled();

    [GeneratedRegex(@"^condition PodReadyToStartContainers ")]
    private static partial Regex ReadyToStart();

    [GeneratedRegex(@"^condition DisruptionTarget ")]
    private static partial Regex Disrupted();

    [GeneratedRegex(@"^phase \| (Succeeded|Failed)$|^condition (Ready|ContainersReady) \| False Pod(Completed|Failed)$|^container \S+ \| terminated ")]
    private static partial Regex FinalPhase();

    [GeneratedRegex("last run \\| exit 137 ContainerStatusUnknown")]
    private static partial Regex Lost();

    [GeneratedRegex(@"^condition (Ready|ContainersReady) \| False PodFailed$")]
    private static partial Regex FailedPod();

    [GeneratedRegex(@"^condition Complete \| True CompletionsReached: .*$")]
    private static partial Regex JobComplete();

    [GeneratedRegex(@"(?<head>nodes are available: .*\.) preemption: 0/1 nodes are available: .*$")]
    private static partial Regex Preemption();

    [GeneratedRegex(@"had untolerated taint \{(?<taint>[^}]*)\}")]
    private static partial Regex Taint();

    [GeneratedRegex("didn't match Pod's node affinity/selector")]
    private static partial Regex NodeAffinity();

    [GeneratedRegex("nodes are available: (?<rest>(pod has unbound|persistentvolumeclaim ))")]
    private static partial Regex Uncounted();

    [GeneratedRegex(@"1 node\(s\) didn't match pod anti-affinity rules")]
    private static partial Regex AntiAffinity();

    [GeneratedRegex(@"1 node\(s\) didn't match pod affinity rules")]
    private static partial Regex Affinity();

    [GeneratedRegex("^condition (FailureTarget|SuccessCriteriaMet) ")]
    private static partial Regex JobTarget();

    [GeneratedRegex(@"^events of job-controller \| Warning (DeadlineExceeded|BackoffLimitExceeded)")]
    private static partial Regex JobFailed();

    [GeneratedRegex("Created container: (?<name>[a-z]+)")]
    private static partial Regex Created();

    [GeneratedRegex("(?<head>waiting ImagePullBackOff: Back-off pulling image \"[^\"]+\"): ErrImagePull: .*$")]
    private static partial Regex PullBackOff();

    [GeneratedRegex("couldn't parse image name")]
    private static partial Regex ImageName();

    [GeneratedRegex(@"(?<head>Failed(?<hook>PostStart|PreStop)Hook \S+: )Exec lifecycle hook .*$")]
    private static partial Regex HookFailed();

    [GeneratedRegex("(?<head>waiting PostStartHookError): command .*: Exec lifecycle hook")]
    private static partial Regex HookReason();

    [GeneratedRegex(@"Back-off restarting failed container \S+ in pod \S+")]
    private static partial Regex CrashLoop();

    [GeneratedRegex("must specify (?<first>[a-z.]+) for: [a-z]+; (?<second>[a-z.]+) for: [a-z]+")]
    private static partial Regex MustSpecify();
}
