using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>The cluster's DNS: its configuration and its pods, and who complains that names are not found.</summary>
internal static class ClusterDns
{
    public const string Namespace = "kube-system";

    private static readonly string[] s_lookups = ["log.dns.not-found", "log.dns.failure"];

    /// <summary>The Deployment that serves the cluster's DNS, or null when it was not seen.</summary>
    public static Deployment? Server(ClusterModel model)
    {
        foreach (var deployment in model.Deployments.In(Namespace))
        {
            if (deployment.Metadata.Labels.Find("k8s-app") is "kube-dns" or "coredns" || deployment.Name is "coredns" or "kube-dns")
            {
                return deployment;
            }
        }

        return null;
    }

    /// <summary>Those whose logs say that names are not found, each once.</summary>
    public static IReadOnlyList<Complaint> Complaints(NetworkScene scene)
    {
        var found = new List<Complaint>();
        foreach (var complaint in scene.Complaints.All)
        {
            if (complaint.Is(s_lookups) && !found.Exists(known => known.Caller == complaint.Caller))
            {
                found.Add(complaint);
            }
        }

        return found;
    }

    /// <summary>Adds who complains: several independent callers are more than one that may have its own reason.</summary>
    public static void AddComplaints(CheckList checks, IReadOnlyList<Complaint> complaints)
    {
        foreach (var complaint in complaints.Take(3))
        {
            NetworkChecks.AddComplaint(checks, complaint, 0.4, "names that are not found");
        }
    }

    /// <summary>Those who complain, with their pods in trouble.</summary>
    public static IEnumerable<ResourceRef> Explained(ClusterModel model, IReadOnlyList<Complaint> complaints) =>
        complaints.SelectMany(complaint => (IEnumerable<ResourceRef>)
            [model.Reference(complaint.Caller), .. model.TroublesOf(complaint.Caller).Select(trouble => model.Reference(trouble.Pod))]);
}
