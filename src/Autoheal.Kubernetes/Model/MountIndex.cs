using System.Runtime.InteropServices;

namespace Autoheal.Kubernetes.Model;

/// <summary>Pods by the claims that they mount. Pods that have run to their end hold no volume any more and are left out.</summary>
internal sealed class MountIndex
{
    private readonly Dictionary<(string Namespace, string Claim), List<Pod>> _pods = [];

    public MountIndex(IReadOnlyList<Pod> pods)
    {
        foreach (var pod in pods)
        {
            foreach (var volume in pod.Template.Volumes)
            {
                if (!pod.Finished && ClaimOf(pod, volume) is { Length: > 0 } claim)
                {
                    ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_pods, (pod.Namespace, claim), out _);
                    (list ??= []).Add(pod);
                }
            }
        }
    }

    public IReadOnlyList<Pod> PodsOf(string @namespace, string claim) => _pods.GetValueOrDefault((@namespace, claim)) ?? [];

    /// <summary>The claim behind a volume of a pod; empty when there is none. An ephemeral volume's claim is called after the pod and the volume.</summary>
    public static string ClaimOf(Pod pod, PodVolume volume) => volume.Kind == "ephemeral" ? $"{pod.Name}-{volume.Name}" : volume.ClaimName;
}
