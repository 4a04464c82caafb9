using System.Globalization;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Makes a claim ask for a larger volume. Volumes never shrink, so there is no way back.</summary>
internal sealed class ResizeClaimAction(
    LiveTargetReader targets, LiveObjectReader objects, LiveLists lists, GuardedPatch patch, HumanHands hands) : ObjectAction(targets, patch, hands)
{
    private const string Pointer = "/spec/resources/requests/storage";
    private const int MostGibibytes = 65_536;
    private const decimal Gibibyte = 1 << 30;

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.ResizeClaim,
        Version = 1,
        Description = "Enlarges the volume of a PersistentVolumeClaim to at most twice its size, if its class allows.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Irreversible,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["PersistentVolumeClaim"],
        Parameters =
        [
            new()
            {
                Name = ActionNames.Gibibytes,
                Description = "The size to have, in GiB.",
                Type = ActionParameterType.Integer,
                Minimum = 1,
                Maximum = MostGibibytes,
            },
        ],
        ReadPermissions =
        [
            Permissions.IdentifyCluster,
            Permissions.Of("", "persistentvolumeclaims", "get"),
            Permissions.Of("storage.k8s.io", "storageclasses", "get"),
            Permissions.Of("", "resourcequotas", "list"),
            Permissions.Of("", "pods", "list"),
        ],
        WritePermissions = [Permissions.Of("", "persistentvolumeclaims", "patch")],
        Preconditions =
        [
            "the claim is bound, and no resize of it is under way",
            "its StorageClass allows expansion, and the quotas have room",
            "the size is larger than now and at most twice as large",
            "no GitOps tool and no controller owns the claim",
        ],
        GuardedFields = [Pointer, "/spec/volumeName", "/spec/storageClassName"],
        WrittenFields = [Pointer],
        NoCompensationReason = "volumes cannot shrink",
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken)
    {
        if (!int.TryParse(request.Proposal.Parameters.GetValueOrDefault(ActionNames.Gibibytes), NumberStyles.None, CultureInfo.InvariantCulture, out var gibibytes)
            || gibibytes is < 1 or > MostGibibytes)
        {
            return Refusals.Because("parameters", $"'{ActionNames.Gibibytes}' must be a whole number from 1 to {MostGibibytes}.");
        }

        if (CheckSize(live, gibibytes * Gibibyte) is { } refused)
        {
            return refused;
        }

        var storageClass = await objects.ReadAsync(
            new ResourceRef { Group = "storage.k8s.io", Kind = "StorageClass", Name = live.Object.Text("/spec/storageClassName") }, cancellationToken);
        if (storageClass?.Flag("/allowVolumeExpansion") != true)
        {
            return Refusals.Because("not-expandable", $"The StorageClass of {live.Reference} does not allow larger volumes.");
        }

        var more = new Dictionary<string, decimal> { ["requests.storage"] = (gibibytes * Gibibyte) - Amounts.Parse(live.Object.Find(Pointer))!.Value };
        var quotas = await lists.ReadAsync(KubernetesResources.ResourceQuotas, live.Namespace, cancellationToken);
        return QuotaRoom.FindShortage(quotas, more) is { } shortage
            ? Refusals.Because("quota", $"{shortage}.")
            : Compose(live, gibibytes);
    }

    private static RefusedAction? CheckSize(LiveTarget live, decimal wanted)
    {
        if (live.Object.Text("/status/phase") != "Bound" || live.Object.Text("/spec/storageClassName").Length == 0
            || Amounts.Parse(live.Object.Find(Pointer)) is not { } now)
        {
            return Refusals.Because("not-bound", $"{live.Reference} is not bound to a volume of a StorageClass.");
        }

        if (live.Object.Condition("Resizing") || live.Object.Condition("FileSystemResizePending"))
        {
            return Refusals.Because("resizing", $"A resize of {live.Reference} is under way.");
        }

        return wanted <= now || wanted > now * 2
            ? Refusals.Because("size", $"The size must be larger than that of {live.Reference} now, and at most twice as large.")
            : null;
    }

    private ActionPreparation Compose(LiveTarget live, int gibibytes)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{gibibytes}Gi");
        var (before, after) = FieldEdit.Change(live, Pointer, JsonSerializer.SerializeToElement(text), "/spec/volumeName", "/spec/storageClassName");
        return Ready(live, new FieldEdit
        {
            Summary = $"resize-claim {live.Name} → {text}",
            Before = before,
            After = after,
            Compensation = Undo.None(Descriptor.NoCompensationReason!),
            Effect = [ExpectedOutcome.HasCapacity(live.Reference, gibibytes * Gibibyte)],
            Unhealthy = false,
            Deadline = TimeSpan.FromMinutes(30),
        });
    }
}
