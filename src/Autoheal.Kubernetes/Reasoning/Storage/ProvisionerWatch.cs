using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>A claim that was handed to a provisioner from which nothing has been heard, and what is known of the provisioner.</summary>
internal sealed class ProvisionerWatch
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly PendingClaim _pending;
    private readonly StorageClass _class;
    private readonly ClusterEvent? _handedOver;

    private ProvisionerWatch(PendingClaim pending, StorageClass @class, ClusterEvent? handedOver)
    {
        _pending = pending;
        _class = @class;
        _handedOver = handedOver;
    }

    /// <summary>Null when the claim has not waited long, or the provisioner has begun.</summary>
    public static ProvisionerWatch? Of(PendingClaim pending)
    {
        var handedOver = pending.FindEvent("ExternalProvisioning");
        var waited = pending.Model.At - pending.Claim.Metadata.CreatedAt >= s_patience;
        return waited && pending.IsMadeToOrder && pending.FindEvent("Provisioning") is null
            ? new ProvisionerWatch(pending, pending.Class.Value!, handedOver)
            : null;
    }

    public Finding Describe()
    {
        var model = _pending.Model;
        var claim = _pending.Claim;
        var checks = StorageChecks.Begin(_pending);
        checks.Supports(0.2, $"StorageClass {_class.Name} leaves it to {_class.Provisioner}", checks.Declared(_class, "storageclass.provisioner", _class.Provisioner));
        if (_handedOver is { } handedOver)
        {
            checks.Supports(
                0.8, "event ExternalProvisioning, and nothing after it", checks.Untrusted(claim, "event", handedOver.Reason, "event", handedOver.LastAt));
        }

        AddLease(checks);
        var workload = AddWorkload(checks);
        return new Finding
        {
            Cause = StorageCauses.ProvisionerAbsent.Code,
            Object = model.Reference(claim),
            Title = $"Provisioner {_class.Provisioner} makes no volume for PersistentVolumeClaim {claim.Name}",
            Summary = $"PersistentVolumeClaim {claim.Name} has waited for {Durations.Text(model.At - claim.Metadata.CreatedAt)} for provisioner {_class.Provisioner} of StorageClass {_class.Name}, which does not answer{(workload is null ? "" : $": {workload.Resource.Kind} {workload.Namespace}/{workload.Name} is not available")}; {ClaimUsers.Text(model, _pending.Users)}.",
            Checks = checks.Checks,
            Explains = _pending.Explained(),
            Since = claim.Metadata.CreatedAt,
        };
    }

    // The usual provisioners hold a lease that is called like them.
    private void AddLease(CheckList checks)
    {
        var name = Plain(_class.Provisioner);
        foreach (var lease in _pending.Model.Leases)
        {
            if (Plain(lease.Name) != name)
            {
                continue;
            }

            var fact = checks.Controlled(lease, "lease.renewed", $"{lease.RenewedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}", lease.RenewedAt);
            if (lease.IsStale(_pending.Model.At))
            {
                checks.Supports(0.7, $"{lease} is no longer renewed", fact);
            }
            else
            {
                checks.Refutes(0.6, $"{lease} is renewed", fact);
            }

            return;
        }

        checks.NotObserved(0.7, $"whether {_class.Provisioner} runs");
    }

    private Workload? AddWorkload(CheckList checks)
    {
        var stem = Stem(_class.Provisioner);
        foreach (var workload in (IEnumerable<Workload>)[.. _pending.Model.Deployments, .. _pending.Model.StatefulSets])
        {
            if (workload.AvailableReplicas == 0 && stem.Length >= 3 && workload.Name.Contains(stem, StringComparison.OrdinalIgnoreCase))
            {
                checks.Supports(0.5, $"{workload} has no available pod", checks.Controlled(workload, "status.availableReplicas", "0"));
                return workload;
            }
        }

        return null;
    }

    /// <summary>What deployments of a provisioner are mostly called after: <c>ebs-csi</c> of <c>ebs.csi.aws.com</c>, <c>local-path</c> of <c>rancher.io/local-path</c>.</summary>
    private static string Stem(string provisioner)
    {
        var slash = provisioner.LastIndexOf('/');
        if (slash >= 0)
        {
            return provisioner[(slash + 1)..];
        }

        var labels = provisioner.Split('.');
        return labels is [var first, "csi", ..] ? $"{first}-csi" : labels[0];
    }

    private static string Plain(string name) => name.Replace('/', '-').Replace('.', '-');
}
