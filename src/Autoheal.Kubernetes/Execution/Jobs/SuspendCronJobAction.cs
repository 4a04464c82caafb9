using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Keeps a CronJob from starting further Jobs; one that runs goes on running.</summary>
internal sealed class SuspendCronJobAction(LiveTargetReader targets, GuardedPatch patch, HumanHands hands) : ObjectAction(targets, patch, hands)
{
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.SuspendCronJob,
        Version = 1,
        Description = "Keeps a CronJob from starting further Jobs.",
        Risk = ActionRisk.Low,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["CronJob"],
        ReadPermissions = CronJobs.Read,
        WritePermissions = CronJobs.Write,
        Preconditions = ["the CronJob is not suspended", "no GitOps tool and no controller owns the CronJob"],
        GuardedFields = [CronJobs.SuspendPointer],
        WrittenFields = [CronJobs.SuspendPointer],
    };

    protected override ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ActionPreparation>(live.Object.Flag(CronJobs.SuspendPointer)
            ? Refusals.Because("already-there", $"{live.Reference} is suspended already.")
            : Compose(live));

    private ReadyAction Compose(LiveTarget live)
    {
        var (before, after) = FieldEdit.Change(live, CronJobs.SuspendPointer, JsonSerializer.SerializeToElement(true));
        return Ready(live, new FieldEdit
        {
            Summary = $"suspend-cronjob {live.Name}",
            Before = before,
            After = after,
            Compensation = Undo.Exact("lets the CronJob start Jobs again", disturbs: false),
            Effect = [ExpectedOutcome.FieldKept(live.Reference, CronJobs.SuspendPointer, "true")],
            Unhealthy = live.Object.Items("/status/active").Any(),
            Kubectl = $"kubectl -n {live.Namespace} patch cronjob/{live.Name} -p '{{\"spec\":{{\"suspend\":true}}}}'",
        });
    }
}
