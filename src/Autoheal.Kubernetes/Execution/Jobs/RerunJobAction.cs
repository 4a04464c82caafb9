using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>
/// Starts a failed Job once more, as another Job beside it. Only one that its author marked as idempotent: nobody else can know whether
/// half of its work may be done twice.
/// </summary>
internal sealed class RerunJobAction(LiveTargetReader targets, GuardedCreation creation, HumanHands hands) : KubernetesAction(creation.Preflight)
{
    private const string MarkPointer = "/metadata/annotations/autoheal.dev~1idempotent";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RerunJob,
        Version = 1,
        Description = "Runs a failed Job once more, if its author marked it with autoheal.dev/idempotent: \"true\".",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Irreversible,
        Idempotency = IdempotencyStrategy.DerivedName,
        TargetKinds = ["Job"],
        ReadPermissions = [Permissions.IdentifyCluster, Permissions.Of("batch", "jobs", "get"), Permissions.Of("", "pods", "list")],
        WritePermissions = [Permissions.Of("batch", "jobs", "create")],
        Preconditions =
        [
            "the Job has failed and is marked as idempotent",
            "it was not run once more already",
            "no GitOps tool owns it",
        ],
        GuardedFields = [MarkPointer, "/metadata/deletionTimestamp", "/spec"],
        NoCompensationReason = "what the Job does cannot be undone from outside; that is why it must be idempotent",
    };

    public override ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return creation.ExecuteAsync(permit, JobCopy.Make, cancellationToken);
    }

    public override ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return creation.ReconcileAsync(intent, JobCopy.NameFor, cancellationToken);
    }

    protected override async ValueTask<ActionPreparation> WorkOutAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        var (live, refusal) = await targets.ReadAsync(request, Descriptor, [], controllerMayOwn: true, cancellationToken);
        if (live is null)
        {
            return refusal!;
        }

        if (!live.Object.Condition("Failed"))
        {
            return Refusals.Because("not-failed", $"{live.Reference} has not failed.");
        }

        if (live.Object.Text(MarkPointer) != "true")
        {
            return Refusals.Because("not-idempotent", $"Nobody marked {live.Reference} as safe to run twice (annotation autoheal.dev/idempotent).");
        }

        return await creation.ExistsAsync(live.Reference, JobCopy.NameFor(live.Reference), cancellationToken)
            ? Refusals.Because("already-rerun", $"{live.Reference} was run once more already, as {JobCopy.NameFor(live.Reference)}.")
            : Compose(live);
    }

    private ActionPreparation Compose(LiveTarget live)
    {
        var copy = live.Reference with { Name = JobCopy.NameFor(live.Reference), Uid = "" };
        var guards = GuardedFields.Capture(live.Reference, live.Object.Json, Descriptor.GuardedFields);
        var pods = Math.Max(1, live.Object.Number("/spec/parallelism") ?? 1);
        return new ReadyAction
        {
            Summary = Summaries.Shorten($"rerun-job {live.Name} as {copy.Name}"),
            Before = guards,
            After = guards,
            Changes = [new FieldChange { Path = $"/jobs/{JsonPointers.Escape(copy.Name)}", After = "created" }],
            BlastRadius = new BlastRadius { Pods = pods, ServicePods = pods, Namespaces = [live.Namespace] },
            Compensation = Undo.None(Descriptor.NoCompensationReason!),
            Effect = [ExpectedOutcome.JobCompleted(copy)],
            Harm = [ExpectedOutcome.MoreTroubled(live.Reference, live.Model, live.Namespace)],
            TargetUnhealthy = true,
            LastChangeByPerson = hands.LastChange(live.Object.Metadata),
            EffectDeadline = TimeSpan.FromSeconds(Math.Clamp(live.Object.Number("/spec/activeDeadlineSeconds") ?? 900, 60, 3600)),
        };
    }
}
