using System.Globalization;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Verification;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What must, and what must not, become true after an action.</summary>
internal static class ExpectedOutcome
{
    /// <summary>For how long a predicate must hold at least.</summary>
    public const int LeastSustainSeconds = 20;

    /// <summary>The cause is gone, and all replicas serve for as long as three probes take.</summary>
    public static IReadOnlyList<PredicateSpec> Effect(PreparationRequest request, LiveWorkload workload) =>
        [CauseGone(request), Available(workload)];

    /// <summary>All replicas serve for as long as three probes take.</summary>
    public static PredicateSpec Available(LiveWorkload workload) => new()
    {
        Kind = PredicateKinds.WorkloadAvailable,
        Subject = workload.Reference,
        SustainSeconds = Math.Max(LeastSustainSeconds, 3 * workload.Shape.Template.ProbePeriodSeconds),
    };

    /// <summary>The very object is no longer there.</summary>
    public static PredicateSpec Gone(ResourceRef subject) => new() { Kind = ObjectPredicates.Gone, Subject = subject };

    /// <summary>Fewer replicas serve than do now, or pods get into a trouble that there is not now.</summary>
    public static IReadOnlyList<PredicateSpec> Harm(LiveWorkload workload) =>
    [
        new PredicateSpec
        {
            Kind = PredicateKinds.FewerAvailable,
            Subject = workload.Reference,
            Parameters = new Dictionary<string, string> { ["before"] = Text(workload.Counts.Available) },
        },
        workload.IsDeployment ? NewWarnings(workload) : MoreTroubled(workload.Reference, workload.Model, workload.Namespace),
    ];

    /// <summary>The rule that named the cause finds it no longer.</summary>
    public static PredicateSpec CauseGone(PreparationRequest request) => new()
    {
        Kind = PredicateKinds.CauseGone,
        Subject = request.CauseObject,
        Parameters = new Dictionary<string, string> { ["cause"] = request.Cause.Value },
    };

    /// <summary>A number or a flag is still what the action wrote: nobody and nothing wrote it back.</summary>
    public static PredicateSpec FieldKept(ResourceRef subject, string pointer, string value) => new()
    {
        Kind = ObjectPredicates.FieldKept,
        Subject = subject,
        Parameters = new Dictionary<string, string> { ["field"] = pointer, ["value"] = value },
        SustainSeconds = LeastSustainSeconds,
    };

    /// <summary>The node says that it is ready, for so long.</summary>
    public static PredicateSpec NodeReady(ResourceRef node, int seconds) =>
        new() { Kind = ObjectPredicates.NodeReady, Subject = node, SustainSeconds = seconds };

    /// <summary>The Job, which need not exist yet, completes.</summary>
    public static PredicateSpec JobCompleted(ResourceRef job) => new() { Kind = ObjectPredicates.JobCompleted, Subject = job };

    /// <summary>The Service has addresses that serve.</summary>
    public static PredicateSpec Serves(ResourceRef service) =>
        new() { Kind = ObjectPredicates.ServiceServes, Subject = service, SustainSeconds = LeastSustainSeconds };

    /// <summary>The volume of the claim has at least so many bytes.</summary>
    public static PredicateSpec HasCapacity(ResourceRef claim, decimal bytes) => new()
    {
        Kind = ObjectPredicates.ClaimCapacity,
        Subject = claim,
        Parameters = new Dictionary<string, string> { ["bytes"] = bytes.ToString("0", CultureInfo.InvariantCulture) },
    };

    /// <summary>More pods are in trouble than now, in a namespace or, for what has none, in the cluster.</summary>
    public static PredicateSpec MoreTroubled(ResourceRef subject, ClusterModel model, string @namespace) => new()
    {
        Kind = ObjectPredicates.MoreTroubled,
        Subject = subject,
        Parameters = new Dictionary<string, string>
        {
            ["namespace"] = @namespace,
            ["before"] = Text(model.Troubles.Count(trouble => @namespace.Length == 0 || trouble.Pod.Namespace == @namespace)),
        },
    };

    /// <summary>How long the effect may take: five minutes and ten seconds a replica.</summary>
    public static TimeSpan Deadline(int replicas) => TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(10 * Math.Min(replicas, 180));

    private static PredicateSpec NewWarnings(LiveWorkload workload) => new()
    {
        Kind = PredicateKinds.NewWarnings,
        Subject = workload.Reference,
        Parameters = new Dictionary<string, string>
        {
            ["since"] = workload.Model.At.ToString("O", CultureInfo.InvariantCulture),
            ["known"] = KnownTroubles.Of(workload.Model, workload.Shape).ToString(),
        },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
