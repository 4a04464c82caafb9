using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Reasoning;
using Autoheal.Verification;

namespace Autoheal.Hosting.Tests.World;

/// <summary>
/// The smallest world with an incident in it: one deployment that crashes, one rule that sees it and one action that would help. Says when
/// a plan waits for people and when the action is executed.
/// </summary>
internal sealed class BrokenDeployment : IClusterIdentity, IContextCollector, ISymptomDetector, IDiagnosticRule, IActionHandler
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _executed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _preparations;

    private static readonly ResourceRef Target = new()
    {
        ClusterId = "cluster-1", Group = "apps", Kind = "Deployment", Namespace = "checkout", Name = "api", Uid = "uid-1",
    };

    /// <summary>Completes when the plan was looked at again, which happens only while its request is open.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Completes when the action is executed.</summary>
    public Task Executed => _executed.Task;

    public string Name => "broken-deployment";

    public IReadOnlyList<CauseDescription> Causes { get; } = [new() { Code = new("k8s.rollout.crash"), Title = "broken" }];

    public ActionRisk Risk { get; init; } = ActionRisk.Medium;

    /// <summary>What the evidence says.</summary>
    public string Words { get; init; } = "it crashes";

    public ActionDescriptor Descriptor => new()
    {
        Name = "mend",
        Version = 1,
        Description = "Mends the deployment.",
        Risk = Risk,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment"],
        ReadPermissions = [new ActionPermission { Group = "apps", Resource = "deployments", Verb = "get" }],
        WritePermissions = [new ActionPermission { Group = "apps", Resource = "deployments", Verb = "patch" }],
        Preconditions = ["the deployment crashes"],
        GuardedFields = ["/spec/template"],
    };

    public ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Target.ClusterId);

    public ValueTask CollectAsync(IncidentScope scope, ContextBuilder context, CancellationToken cancellationToken)
    {
        context.AddCoverage(new CoverageEntry { Kind = "Deployment", State = CoverageState.Complete, At = DateTimeOffset.UnixEpoch });
        return ValueTask.CompletedTask;
    }

    public bool CanJudge(IncidentContext context) => true;

    public IEnumerable<Symptom> Detect(IncidentContext context) => [new Symptom { Text = "crashes", Object = Target }];

    public IEnumerable<Finding> Evaluate(IncidentContext context) =>
    [
        new Finding
        {
            Cause = Causes[0].Code,
            Object = Target,
            Title = "the rollout crashes",
            Summary = "It crashes.",
            Checks =
            [
                new Check
                {
                    Text = Words,
                    Reliability = 0.9,
                    Result = CheckResult.Supports,
                    Fact = new Fact
                    {
                        Id = "", Subject = Target, Predicate = "crashes", Value = "yes", At = DateTimeOffset.UnixEpoch, Source = "test", Trust = TrustLevel.Controlled,
                    },
                },
            ],
            Remedies = [new ActionProposal { Action = "mend", Target = Target }],
        },
    ];

    public ValueTask<ActionPreparation> PrepareAsync(PreparationRequest request, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _preparations) > 1)
        {
            _asked.TrySetResult();
        }

        return ValueTask.FromResult<ActionPreparation>(new ReadyAction
        {
            Summary = "api → mended",
            Before = Guard("broken"),
            After = Guard("mended"),
            Changes = [new FieldChange { Path = "/spec/template", Before = "broken", After = "mended" }],
            BlastRadius = new BlastRadius { Pods = 1, ServicePods = 4, Namespaces = ["checkout"] },
            Compensation = new Compensation { Available = true, Description = "restores the template" },
            Effect = [new PredicateSpec { Kind = PredicateKinds.CauseGone, Subject = Target, Parameters = new Dictionary<string, string> { ["cause"] = Causes[0].Code.Value } }],
            Harm = [new PredicateSpec { Kind = PredicateKinds.CauseGone, Subject = Target, Parameters = new Dictionary<string, string> { ["cause"] = "none" } }],
            TargetUnhealthy = true,
        });
    }

    public ValueTask<ActionOutcome> ExecuteAsync(ExecutionPermit permit, CancellationToken cancellationToken)
    {
        _executed.TrySetResult();
        return ValueTask.FromResult(new ActionOutcome { Status = ActionStatus.Refused, Message = "enough for these tests" });
    }

    public ValueTask<ReconcileState> ReconcileAsync(ActionIntent intent, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ReconcileState.NotStarted);

    private static GuardSet Guard(string template) =>
        new(Target, [new KeyValuePair<string, JsonElement?>("/spec/template", JsonSerializer.SerializeToElement(template))]);
}
