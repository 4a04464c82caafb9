using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Gives the words that fill every object their one string instead of a new one each time. The set is closed, so nothing that comes
/// from outside is ever kept here.
/// </summary>
internal static class KnownWords
{
    private static readonly string[] s_words =
    [
        "", "Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "Node", "ConfigMap", "Secret", "Service", "apps/v1", "batch/v1", "v1",
        "app", "pod-template-hash", "controller-revision-hash", "app.kubernetes.io/name", "True", "False", "Unknown", "Ready", "Running", "Pending",
        "Succeeded", "Failed", "default", "Always", "IfNotPresent", "Available", "Progressing", "ContainersReady", "Initialized", "PodScheduled",
        "MinimumReplicasAvailable", "Normal", "Warning", "NewReplicaSetAvailable", "CrashLoopBackOff", "ImagePullBackOff", "Error", "Completed",
        "Update", "Apply", "status", "autoheal", "kube-controller-manager", "kubelet", "kube-scheduler", "MemoryPressure", "DiskPressure",
        "PIDPressure", "KubeletReady", "TCP", "ClusterFirst", "Burstable", "BestEffort", "Guaranteed", "cpu", "memory",
        "PodReadyToStartContainers", "PodCompleted", "Equal", "Exists", "In", "NotIn", "kube-system",
    ];

    private static readonly string?[] s_slots = Fill();

    /// <summary>The word at the reader; null when it is none of them.</summary>
    public static string? Find(in Utf8JsonReader json)
    {
        var known = s_slots[Slot(json.ValueSpan)];
        return known is not null && json.ValueTextEquals(known) ? known : null;
    }

    private static int Slot(ReadOnlySpan<byte> text) =>
        text.Length == 0 ? 0 : ((text.Length * 31) + (text[0] * 7) + (text[^1] * 3) + text[text.Length / 2]) & 255;

    private static string?[] Fill()
    {
        var slots = new string?[256];
        foreach (var word in s_words)
        {
            slots[Slot(System.Text.Encoding.UTF8.GetBytes(word))] ??= word;
        }

        return slots;
    }
}
