using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Storage;

/// <summary>
/// A claim that nobody makes a volume for, and the volumes that are there do not fit: too small, other access, other labels, or taken
/// (taxonomy rows 26 to 28). The nearest volume tells which.
/// </summary>
internal sealed class VolumeMismatchRule : IDiagnosticRule
{
    public string Name => "volume-mismatch";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [StorageCauses.VolumeSmall, StorageCauses.AccessMode, StorageCauses.Selector, StorageCauses.VolumeMode, StorageCauses.AlreadyBound];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Claims.Count: > 0, Volumes.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var pending in PendingClaim.Find(model))
        {
            if ((!pending.IsMadeToOrder || pending.Claim.Claim.VolumeName.Length > 0)
                && pending.Nearest() is { Obstacles: not VolumeObstacles.None } nearest)
            {
                yield return Describe(pending, nearest.Volume, nearest.Obstacles);
            }
        }
    }

    private static Finding Describe(PendingClaim pending, PersistentVolume volume, VolumeObstacles obstacles)
    {
        var checks = StorageChecks.Begin(pending);
        var main = VolumeObstacle.Main(pending, volume, obstacles);
        foreach (var obstacle in VolumeObstacle.All(pending, volume, obstacles))
        {
            var reliability = obstacle.Cause == main.Cause ? 0.75 : 0.1;
            checks.Supports(
                reliability,
                $"PersistentVolume {volume.Name} {obstacle.Text}",
                obstacle.Cause == StorageCauses.AlreadyBound
                    ? checks.Controlled(volume, obstacle.Predicate, obstacle.Value)
                    : checks.Declared(volume, obstacle.Predicate, obstacle.Value));
        }

        if (pending.Claim.Claim.VolumeName == volume.Name)
        {
            checks.Supports(0.3, "the claim names this volume", checks.Declared(pending.Claim, "spec.volumeName", volume.Name));
        }
        else if (!pending.Model.Volumes.IsComplete(""))
        {
            checks.NotObserved(0.3, "whether another volume fits");
        }

        return new Finding
        {
            Cause = main.Cause.Code,
            Object = pending.Model.Reference(pending.Claim),
            Title = $"PersistentVolumeClaim {pending.Claim.Name} {main.Title}",
            Summary = $"PersistentVolumeClaim {pending.Claim.Name} is Pending: PersistentVolume {volume.Name} {main.Text}; {ClaimUsers.Text(pending.Model, pending.Users)}.",
            Checks = checks.Checks,
            Explains = [.. pending.Explained(), pending.Model.Reference(volume)],
            Since = pending.Claim.Metadata.CreatedAt,
            Remedies = pending.Undo(),
        };
    }
}
