using Autoheal.Catalogue;
using Autoheal.Execution;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>Sets a thing's value as a real action would: tests the guarded value, redeems the permit, writes once.</summary>
internal sealed class SetValueAction(SmallWorld world) : IStagedActionHandler
{
    public const string ActionName = "set-value";

    public ActionDescriptor Descriptor { get; set; } = new()
    {
        Name = ActionName,
        Version = 1,
        Description = "Sets the value.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment"],
        Parameters = [new ActionParameter { Name = "value", Description = "the value to set" }],
        ReadPermissions = [new ActionPermission { Group = "apps", Resource = "deployments", Verb = "get" }],
        WritePermissions = [new ActionPermission { Group = "apps", Resource = "deployments", Verb = "patch" }],
        Preconditions = ["the thing exists"],
        GuardedFields = [Thing.Guarded],
    };

    public Compensation Compensation { get; set; } = new() { Available = true, Description = "sets the old value again", Disturbs = true };

    public int Pods { get; set; } = 1;

    /// <summary>The values on the way to the one that is set.</summary>
    public IReadOnlyList<string> Parts { get; set; } = [];

    public IReadOnlyList<PredicateSpec> Settled { get; set; } = [];

    public bool TargetUnhealthy { get; set; } = true;

    /// <summary>Every write that reached the world, as intent and value.</summary>
    public List<(string IntentId, string Value)> Writes { get; } = [];

    /// <summary>Run before the permit is redeemed.</summary>
    public Func<ExecutionPermit, Task> BeforeRedeem { get; set; } = _ => Task.CompletedTask;

    /// <summary>Run after the world was written; throwing here is a crash with an unknown outcome.</summary>
    public Func<ExecutionPermit, Task> AfterWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>Said instead of asking for the write and making it.</summary>
    public ActionOutcome? Claim { get; set; }

    /// <summary>Replaces what looking after a crash says.</summary>
    public ReconcileState? Looks { get; set; }

    /// <summary>Changes what preparing gives.</summary>
    public Func<ReadyAction, ActionPreparation> OnPrepare { get; set; } = ready => ready;

    public ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        if (world.Failure is { } failure)
        {
            throw failure;
        }

        if (!world.Things.TryGetValue(request.Proposal.Target.Path, out var thing))
        {
            return ValueTask.FromResult<ActionPreparation>(new RefusedAction { Code = "gone", Reason = "the thing is gone" });
        }

        var value = request.Proposal.Parameters["value"];
        return ValueTask.FromResult(OnPrepare(new ReadyAction
        {
            Summary = $"set {thing.Ref.Name}",
            Before = thing.Guards(),
            After = thing.GuardsAt(value),
            Changes = [new FieldChange { Path = Thing.Guarded, Before = thing.Value, After = value }],
            BlastRadius = new BlastRadius { Pods = Pods, ServicePods = 4, Namespaces = [thing.Ref.Namespace] },
            Compensation = Compensation,
            Effect = [new PredicateSpec { Kind = SmallWorld.Healthy, Subject = thing.Ref }],
            Harm = [new PredicateSpec { Kind = SmallWorld.Harmed, Subject = thing.Ref }],
            TargetUnhealthy = TargetUnhealthy && !thing.IsHealthy,
            LastChangeByPerson = thing.ChangedByPerson,
        }));
    }

    public IReadOnlyList<ActionStage> Divide(GuardSet before, GuardSet after) =>
    [
        .. Parts.Select(part => new ActionStage
        {
            After = world.Things[before.Target.Path].GuardsAt(part), Summary = part, Settled = Settled,
        }),
    ];

    public async ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken)
    {
        await BeforeRedeem(permit);
        if (Claim is { } claim)
        {
            return claim;
        }

        var thing = world.Things[permit.Target.Path];
        if (ValueOf(permit.Expected) != thing.Value)
        {
            var status = permit.Operation == PermitOperation.Compensate ? ActionStatus.Conflict : ActionStatus.Drifted;
            return new ActionOutcome { Status = status, Message = "somebody changed the value" };
        }

        await permit.RedeemAsync(permit.Target, cancellationToken);
        thing.Value = ValueOf(permit.Desired);
        Writes.Add((permit.IntentId, thing.Value));
        await AfterWrite(permit);
        return new ActionOutcome { Status = ActionStatus.Applied, Message = "written" };
    }

    public ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken)
    {
        var now = world.Things[intent.Action.Target.Path].Value;
        return ValueTask.FromResult(Looks
            ?? (now == ValueOf(intent.Desired) ? ReconcileState.Applied
                : now == ValueOf(intent.Expected) ? ReconcileState.NotStarted : ReconcileState.Unknown));
    }

    public ValueTask<string?> FindLastManagerAsync(Autoheal.Incidents.ResourceRef target, CancellationToken cancellationToken) =>
        ValueTask.FromResult(world.Things[target.Path].ChangedByPerson?.Manager);

    private static string ValueOf(GuardSet guards) => guards.Fields[Thing.Guarded]!.Value.GetString()!;
}
