using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>
/// What the kubelet's events say about the probes of a pod. They point; the container's state confirms. Only those count that are not older than what
/// they should explain.
/// </summary>
internal static class ProbeEvents
{
    private static readonly TimeSpan s_recent = TimeSpan.FromMinutes(30);

    /// <summary>The newest failure of a probe, or null.</summary>
    public static ClusterEvent? FindFailure(ClusterModel model, Pod pod, ProbeRole role)
    {
        foreach (var seen in model.EventsAbout(pod))
        {
            if (seen.Reason == "Unhealthy" && IsRecent(model, seen) && seen.Message.Contains(Words(role)))
            {
                return seen;
            }
        }

        return null;
    }

    /// <summary>The newest failure of a probe whose kind of failure is known, or null.</summary>
    public static ClusterEvent? FindClassified(ClusterModel model, Pod pod, ProbeRole role)
    {
        ClusterEvent? program = null;
        foreach (var seen in model.EventsAbout(pod))
        {
            if (seen.Reason == "Unhealthy" && IsRecent(model, seen) && seen.Message.Contains(Words(role)))
            {
                if (seen.ProbeFailure is not (ProbeFailure.None or ProbeFailure.Program))
                {
                    return seen;
                }

                program ??= seen;
            }
        }

        return program;
    }

    /// <summary>The newest event that says that the kubelet ended the container for a failed probe, or null.</summary>
    public static ClusterEvent? FindKill(ClusterModel model, Trouble trouble, ProbeRole role)
    {
        foreach (var seen in model.EventsAbout(trouble.Pod))
        {
            if (seen.Reason == "Killing" && IsRecent(model, seen) && seen.Message.Contains(role == ProbeRole.Startup ? "failed startup probe" : "failed liveness probe")
                && (trouble.Container is null || trouble.Pod.Containers.Count == 1 || seen.Message.Contains(trouble.Container.Name)))
            {
                return seen;
            }
        }

        return null;
    }

    /// <summary>Whether an event says that a probe had the container killed.</summary>
    public static bool IsKilled(ClusterModel model, Trouble trouble) =>
        FindKill(model, trouble, ProbeRole.Liveness) is not null || FindKill(model, trouble, ProbeRole.Startup) is not null;

    // A recording without times has no old events either.
    private static bool IsRecent(ClusterModel model, ClusterEvent seen) => seen.LastAt == default || model.At - seen.LastAt <= s_recent;

    private static string Words(ProbeRole role) => role switch
    {
        ProbeRole.Startup => "Startup probe",
        ProbeRole.Liveness => "Liveness probe",
        _ => "Readiness probe",
    };
}
