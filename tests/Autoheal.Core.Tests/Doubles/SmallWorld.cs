using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Reasoning;
using Autoheal.Verification;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>
/// A world of a few things and everything that looks at it: identity, collector, symptoms, a rule with one remedy, predicates. It is as
/// small as a world can be that has drift, harm, effect and a change by a person.
/// </summary>
internal sealed class SmallWorld : IClusterIdentity, IContextCollector, IDiagnosticRule, ISymptomDetector, IPredicateEvaluator
{
    public const string Cluster = "c1";
    public const string Healthy = "thing-healthy";
    public const string Harmed = "thing-harmed";

    public static CauseCode BadValue { get; } = new("test.value.bad");

    public Dictionary<string, Thing> Things { get; } = new(StringComparer.Ordinal);

    public string ClusterId { get; set; } = Cluster;

    /// <summary>What the harm predicate says.</summary>
    public PredicateState Harm { get; set; } = PredicateState.Fails;

    /// <summary>How reliable the rule's one check is, and so how confident the diagnosis.</summary>
    public double Reliability { get; set; } = 0.9;

    /// <summary>Thrown by the next reads, as by a cluster that is out of reach.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The values that the rule suggests to set, likeliest first.</summary>
    public IReadOnlyList<string> Suggested { get; set; } = ["good"];

    /// <summary>The object that the rule blames for a broken thing; the thing itself unless a test says otherwise.</summary>
    public Func<ResourceRef, ResourceRef> BlamedOn { get; set; } = thing => thing;

    /// <summary>Awaited by the collector; completes at once unless a test says otherwise.</summary>
    public Func<CancellationToken, Task> OnCollect { get; set; } = _ => Task.CompletedTask;

    public string Name => "small-world";

    public IReadOnlyList<CauseDescription> Causes { get; } = [new() { Code = BadValue, Title = "bad value" }];

    public IReadOnlyList<string> Kinds { get; } = [Healthy, Harmed];

    public Thing Add(string name, string @namespace = "checkout", string value = "bad")
    {
        var thing = new Thing
        {
            Ref = new ResourceRef
            {
                ClusterId = Cluster, Group = "apps", Kind = "Deployment", Namespace = @namespace, Name = name, Uid = $"uid-{@namespace}-{name}",
            },
            Value = value,
        };
        Things[thing.Ref.Path] = thing;
        return thing;
    }

    public ValueTask<string> GetClusterIdAsync(CancellationToken cancellationToken = default) =>
        Failure is { } failure ? throw failure : ValueTask.FromResult(ClusterId);

    public async ValueTask CollectAsync(IncidentScope scope, ContextBuilder context, CancellationToken cancellationToken)
    {
        await OnCollect(cancellationToken);
        if (Failure is { } failure)
        {
            throw failure;
        }

        context.SetFeature(new SmallModel([.. Things.Values.Select(thing => (thing.Ref, thing.Value))]));
        context.AddCoverage(new CoverageEntry { Kind = "Deployment", State = CoverageState.Complete, At = ManualClock.Start });
    }

    public bool CanJudge(IncidentContext context) => context.Feature<SmallModel>() is not null;

    public IEnumerable<Symptom> Detect(IncidentContext context) =>
        Broken(context).Select(broken => new Symptom { Text = "value is not good", Object = broken.Ref });

    public IEnumerable<Finding> Evaluate(IncidentContext context) => Broken(context).Select(broken => new Finding
    {
        Cause = BadValue,
        Object = BlamedOn(broken.Ref),
        Title = "bad value",
        Summary = "the value is not good",
        Checks =
        [
            new Check
            {
                Text = "value is not good",
                Result = CheckResult.Supports,
                Reliability = Reliability,
                Fact = new Fact
                {
                    Id = "", Subject = broken.Ref, Predicate = "value", Value = broken.Value, At = ManualClock.Start, Source = "api", Trust = TrustLevel.Controlled,
                },
            },
        ],
        Remedies =
        [
            .. Suggested.Select(value => new ActionProposal
            {
                Action = SetValueAction.ActionName, Target = broken.Ref, Parameters = new Dictionary<string, string> { ["value"] = value },
            }),
        ],
    });

    public ValueTask<PredicateObservation> EvaluateAsync(PredicateSpec predicate, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }

        var state = predicate.Kind == Harmed
            ? Harm
            : Things[predicate.Subject.Path].IsHealthy ? PredicateState.Holds : PredicateState.Fails;
        return ValueTask.FromResult(new PredicateObservation { Kind = predicate.Kind, State = state, Text = $"{predicate.Kind} {state}" });
    }

    public static AutohealException OutOfReach() => new(ErrorCodes.Cluster, "The cluster is out of reach.", isTransient: true);

    private static IEnumerable<(ResourceRef Ref, string Value)> Broken(IncidentContext context) =>
        context.Feature<SmallModel>()?.Values.Where(thing => thing.Value != "good") ?? [];

    private sealed record SmallModel(IReadOnlyList<(ResourceRef Ref, string Value)> Values);
}
