using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>A claim names a volume that does not exist, or has lost the one that it had (taxonomy row 28).</summary>
internal sealed class VolumeMissingRule : IDiagnosticRule
{
    public string Name => "volume-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [StorageCauses.VolumeMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Claims.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var claim in model.Claims)
        {
            if (claim.Claim.VolumeName.Length > 0 && claim.Metadata.DeletedAt is null && claim.Phase is "Pending" or "Lost")
            {
                var volume = model.Volumes.Find("", claim.Claim.VolumeName);
                if (claim.Phase == "Lost" || (volume.IsAbsent && claim.Phase == "Pending"))
                {
                    yield return Describe(model, claim, volume);
                }
            }
        }
    }

    private static Finding Describe(ClusterModel model, PersistentVolumeClaim claim, Lookup<PersistentVolume> volume)
    {
        var name = claim.Claim.VolumeName;
        var users = model.PodsMounting(claim.Namespace, claim.Name);
        var checks = new CheckList(model);
        var isLost = claim.Phase == "Lost";
        checks.Supports(
            isLost ? 0.85 : 0.6, $"PersistentVolumeClaim {claim.Name} is {claim.Phase}", checks.Controlled(claim, "pvc.phase", claim.Phase));
        checks.Supports(0.2, $"it names PersistentVolume {name}", checks.Declared(claim, "spec.volumeName", name));
        if (volume.IsAbsent)
        {
            checks.Supports(0.8, $"PersistentVolume {name} does not exist", checks.Controlled(claim, "pv.absent", name));
        }
        else
        {
            checks.NotObserved(0.8, $"whether PersistentVolume {name} exists ({volume.NotObservedReason ?? "another one has its name"})");
        }

        ClaimUsers.AddWaiting(checks, users, 0.35);
        return new Finding
        {
            Cause = StorageCauses.VolumeMissing.Code,
            Object = model.Reference(claim),
            Title = isLost ? $"PersistentVolumeClaim {claim.Name} has lost its PersistentVolume {name}" : $"PersistentVolume {name} of PersistentVolumeClaim {claim.Name} does not exist",
            Summary = $"PersistentVolumeClaim {claim.Name} is {claim.Phase}: the PersistentVolume {name} that it names {(isLost ? "is gone" : "does not exist")}; {ClaimUsers.Text(model, users)}.",
            Checks = checks.Checks,
            Explains = [model.Reference(claim), .. ClaimUsers.Explained(model, users)],
            Since = claim.Metadata.CreatedAt,
            Remedies = ClaimReleases.UndoOf(model, users, claim.Name),
        };
    }
}
