using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Gives the words that fill every object their one string instead of a new one each time. The set is closed, so nothing that comes
/// from outside is ever kept here.
/// </summary>
internal static class Names
{
    private static readonly string[] s_words =
    [
        "", "Pod", "Deployment", "ReplicaSet", "Node", "ConfigMap", "Secret", "Service", "apps/v1", "v1", "app", "pod-template-hash",
        "app.kubernetes.io/name", "True", "False", "Unknown", "Ready", "Running", "Pending", "Succeeded", "Failed", "default", "Always",
        "Available", "Progressing", "ContainersReady", "Initialized", "PodScheduled", "MinimumReplicasAvailable", "Normal", "Warning",
        "NewReplicaSetAvailable", "CrashLoopBackOff", "ImagePullBackOff", "Error", "Completed", "Update", "Apply", "status", "autoheal",
        "kube-controller-manager", "kubelet", "kube-scheduler", "MemoryPressure", "DiskPressure", "PIDPressure", "KubeletReady",
    ];

    private static readonly string?[] s_slots = Fill();

    public static string Intern(ref Utf8JsonReader json)
    {
        if (!json.HasValueSequence && !json.ValueIsEscaped)
        {
            var known = s_slots[Slot(json.ValueSpan)];
            if (known is not null && json.ValueTextEquals(known))
            {
                return known;
            }
        }

        return json.GetString()!;
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
