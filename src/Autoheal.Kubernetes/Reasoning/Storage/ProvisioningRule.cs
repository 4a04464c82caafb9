using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>
/// A claim names a StorageClass that exists, and still gets no volume: its provisioner refuses, or does not answer (taxonomy row 25). A claim
/// that wants what the provisioner never makes is itself to blame.
/// </summary>
internal sealed class ProvisioningRule : IDiagnosticRule
{
    public string Name => "volume-provisioning";

    public IReadOnlyList<CauseDescription> Causes { get; } = [StorageCauses.ProvisioningFailed, StorageCauses.ProvisionerAbsent, StorageCauses.AccessMode];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Claims.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var pending in PendingClaim.Find(model))
        {
            if (pending.Claim.Claim.VolumeName.Length > 0 || pending.Class.IsAbsent || pending.IsFilledByHand)
            {
                continue;
            }

            if (pending.Refusal is { } refusal)
            {
                if (!refusal.Message.Contains($"\"{pending.ClassName}\" not found"))
                {
                    yield return DescribeRefusal(pending, refusal);
                }
            }
            else if (ProvisionerWatch.Of(pending) is { } watch)
            {
                yield return watch.Describe();
            }
        }
    }

    private static Finding DescribeRefusal(PendingClaim pending, ClusterEvent refusal)
    {
        var claim = pending.Claim;
        var (cause, words) = Classify(pending, refusal.Message);
        var checks = StorageChecks.Begin(pending);
        checks.Supports(0.9, $"event ProvisioningFailed: {words}", checks.Untrusted(claim, "event", refusal.Reason, "event", refusal.LastAt));
        if (pending.Class.IsFound)
        {
            checks.Supports(0.15, $"StorageClass {pending.ClassName} exists", checks.Controlled(pending.Class.Value!, "storageclass.exists", pending.ClassName));
        }

        var by = pending.Class.Value is { Provisioner.Length: > 0 } found ? $"provisioner {found.Provisioner}" : "the provisioner";
        return new Finding
        {
            Cause = cause.Code,
            Object = pending.Model.Reference(claim),
            Title = cause == StorageCauses.AccessMode
                ? $"PersistentVolumeClaim {claim.Name} wants {string.Join(", ", claim.Claim.AccessModes)}, which {by} does not make"
                : $"No volume for PersistentVolumeClaim {claim.Name}: {words}",
            Summary = $"PersistentVolumeClaim {claim.Name} is Pending: {by} of StorageClass {Or(pending.ClassName)} makes no volume for it, {words} (event ProvisioningFailed); {ClaimUsers.Text(pending.Model, pending.Users)}.",
            Checks = checks.Checks,
            Explains = pending.Explained(),
            Since = claim.Metadata.CreatedAt,
            Remedies = pending.Undo(),
        };
    }

    private static (CauseDescription Cause, string Words) Classify(PendingClaim pending, UntrustedText message)
    {
        var wantsMore = pending.Claim.Claim.AccessModes.Any(mode => mode is "ReadWriteMany" or "ReadOnlyMany");
        if (wantsMore && message.ContainsAny("access mode", "accessmode", "MULTI_NODE", "ReadWriteOnce"))
        {
            return (StorageCauses.AccessMode, "the access mode is not supported");
        }

        return (StorageCauses.ProvisioningFailed, message switch
        {
            _ when message.ContainsAny("quota", "limit exceeded", "LimitExceeded", "exceeded") => "a quota or limit is used up",
            _ when message.ContainsAny("no space", "insufficient", "not enough", "ResourceExhausted", "out of capacity") => "there is not enough room",
            _ when message.ContainsAny("unauthorized", "forbidden", "access denied", "AccessDenied", "permission denied", "credential") => "it is refused access",
            _ when message.ContainsAny("secret") && message.Contains("not found") => "a secret that it needs is missing",
            _ when message.ContainsAny("invalid", "InvalidArgument", "unsupported", "not supported", "unknown parameter") => "the request is invalid",
            _ when message.ContainsAny("timeout", "deadline exceeded", "connection refused", "no such host", "unavailable") => "its storage cannot be reached",
            _ => "it reports a failure",
        });
    }

    private static string Or(string name) => name.Length > 0 ? name : "(default)";
}
