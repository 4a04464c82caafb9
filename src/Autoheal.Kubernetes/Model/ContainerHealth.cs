namespace Autoheal.Kubernetes.Model;

/// <summary>Judges one container. The states between two crashes count as crashing: a loop is a loop while it waits and while it runs.</summary>
internal static class ContainerHealth
{
    private static readonly TimeSpan s_shortRun = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_recovered = TimeSpan.FromMinutes(10);

    public static Trouble? Trouble(Pod pod, ContainerStatus container, DateTimeOffset at)
    {
        var state = container.Current;
        if (state.Phase == ContainerPhase.Waiting && ReasonKind(state.Reason) is { } kind)
        {
            return Make(kind, pod, container, state.Reason, pod.Metadata.CreatedAt);
        }

        // The kubelet holds a container back only when it ends again and again, with whatever code.
        var looping = state is { Phase: ContainerPhase.Waiting, Reason: "CrashLoopBackOff" };
        if (container.LastEnd is not { } end)
        {
            return looping ? Make(TroubleKind.Crash, pod, container, state.Reason, pod.Metadata.CreatedAt) : null;
        }

        if (!looping && (!Failed(end, container.RestartCount) || HasRecovered(container, end, at)))
        {
            return null;
        }

        return Make(
            end.Reason == "OOMKilled" ? TroubleKind.OutOfMemory : TroubleKind.Crash,
            pod,
            container,
            state.Reason == "CrashLoopBackOff" ? state.Reason : end.Reason.Length > 0 ? end.Reason : "Error",
            CrashHistory.FirstEnd(pod, container, end));
    }

    private static TroubleKind? ReasonKind(string reason) => reason switch
    {
        "ErrImagePull" or "ImagePullBackOff" or "InvalidImageName" or "ErrImageNeverPull" or "ImageInspectError" => TroubleKind.ImagePull,
        "CreateContainerConfigError" => TroubleKind.Config,
        "CreateContainerError" or "RunContainerError" or "PreCreateHookError" or "PostStartHookError" => TroubleKind.NotStarted,
        _ => null,
    };

    // 0 and 143 are how a program ends that was asked to. Asked again and again in a pod that lives on, it is a loop: a probe has it killed.
    private static bool Failed(ContainerState end, int restarts) => end.ExitCode is not (0 or 143) || end.Reason == "OOMKilled" || restarts > 1;

    /// <summary>
    /// A container that serves has recovered once it has run clearly longer than it did before it crashed, or for ten minutes (after which
    /// the kubelet, too, forgets its back-off).
    /// </summary>
    private static bool HasRecovered(ContainerStatus container, ContainerState end, DateTimeOffset at)
    {
        if (container.Init && container.Ready)
        {
            return true;
        }

        if (container.Current.Phase != ContainerPhase.Running || container.Current.StartedAt is not { } started)
        {
            // A recording may not say since when it runs; that it serves is all there is to go by.
            return container is { Ready: true, Current.Phase: ContainerPhase.Running };
        }

        var lastRun = end.FinishedAt - end.StartedAt ?? TimeSpan.Zero;
        var enough = lastRun * 3 > s_shortRun ? lastRun * 3 : s_shortRun;
        return container.Ready && at - started >= (enough < s_recovered ? enough : s_recovered);
    }

    private static Trouble Make(TroubleKind kind, Pod pod, ContainerStatus container, string reason, DateTimeOffset since) =>
        new() { Kind = kind, Pod = pod, Container = container, Reason = reason, Since = since };
}
