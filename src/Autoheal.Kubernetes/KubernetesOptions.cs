using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;

namespace Autoheal.Kubernetes;

/// <summary>How Autoheal reaches a cluster, and whom it takes for a machine there. Validated when the host starts.</summary>
public sealed class KubernetesOptions
{
    /// <summary>Gets or sets the identity that reads; required unless there is a <see cref="Recording"/>.</summary>
    public KubernetesConnection? Connection { get; set; }

    /// <summary>Gets or sets the identity that acts; null means the one that reads. They must lead to the same cluster.</summary>
    public KubernetesConnection? ActingConnection { get; set; }

    /// <summary>Gets or sets files that stand for the cluster: it is read from there, and nothing can be changed.</summary>
    public RecordedCluster? Recording { get; set; }

    /// <summary>Gets or sets what one request may cost.</summary>
    public KubernetesLimits Limits { get; set; } = new();

    /// <summary>
    /// Gets or sets the namespace that Autoheal itself runs in, where it never acts; by default that of the pod's account, null outside a
    /// cluster.
    /// </summary>
    public string? OwnNamespace { get; set; } = PodAccount.ReadNamespace();

    /// <summary>
    /// Gets the field managers that are machines: controllers, and the pipelines that deploy. A change by any other one is taken for
    /// somebody's hands, and no action runs without approval after it. Compared ordinally.
    /// </summary>
    public IList<string> KnownManagers { get; } =
    [
        "autoheal", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-apiserver", "cluster-autoscaler", "keda-operator",
        "argocd-controller", "argocd-application-controller", "kustomize-controller", "helm-controller", "flux",
    ];
}
