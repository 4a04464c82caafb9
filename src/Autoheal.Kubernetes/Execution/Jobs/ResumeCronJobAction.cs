using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Lets a suspended CronJob start Jobs again, by its schedule: runs that it missed within its deadline may start at once.</summary>
internal sealed class ResumeCronJobAction(LiveTargetReader targets, GuardedPatch patch, HumanHands hands) : ObjectAction(targets, patch, hands)
{
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.ResumeCronJob,
        Version = 1,
        Description = "Lets a suspended CronJob start Jobs again.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["CronJob"],
        ReadPermissions = CronJobs.Read,
        WritePermissions = CronJobs.Write,
        Preconditions = ["the CronJob is suspended", "no GitOps tool and no controller owns the CronJob"],
        GuardedFields = [CronJobs.SuspendPointer],
        WrittenFields = [CronJobs.SuspendPointer],
    };

    protected override ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ActionPreparation>(live.Object.Flag(CronJobs.SuspendPointer) == false
            ? Refusals.Because("already-there", $"{live.Reference} is running already.")
            : Compose(live));

    private ReadyAction Compose(LiveTarget live)
    {
        var (before, after) = FieldEdit.Change(live, CronJobs.SuspendPointer, JsonSerializer.SerializeToElement(false));
        return Ready(live, new FieldEdit
        {
            Summary = $"resume-cronjob {live.Name}",
            Before = before,
            After = after,
            Compensation = Undo.Exact("suspends the CronJob again", disturbs: false),
            Effect = [ExpectedOutcome.FieldKept(live.Reference, CronJobs.SuspendPointer, "false")],
            Unhealthy = false,
            Kubectl = $"kubectl -n {live.Namespace} patch cronjob/{live.Name} -p '{{\"spec\":{{\"suspend\":false}}}}'",
        });
    }
}
