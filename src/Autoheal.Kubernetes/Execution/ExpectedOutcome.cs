using System.Globalization;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;
using Autoheal.Verification;

namespace Autoheal.Kubernetes.Execution;

/// <summary>What must, and what must not, become true after an action on a Deployment.</summary>
internal static class ExpectedOutcome
{
    private const int LeastSustainSeconds = 20;

    /// <summary>The cause is gone, and all replicas serve for as long as three probes take.</summary>
    public static IReadOnlyList<PredicateSpec> Effect(PreparationRequest request, ResourceRef workload, Deployment deployment) =>
    [
        new PredicateSpec
        {
            Kind = PredicateKinds.CauseGone,
            Subject = request.CauseObject,
            Parameters = new Dictionary<string, string> { ["cause"] = request.Cause.Value },
        },
        new PredicateSpec
        {
            Kind = PredicateKinds.WorkloadAvailable,
            Subject = workload,
            SustainSeconds = Math.Max(LeastSustainSeconds, 3 * deployment.Template.ProbePeriodSeconds),
        },
    ];

    /// <summary>Fewer replicas serve than do now, or pods get into a trouble that there is not now.</summary>
    public static IReadOnlyList<PredicateSpec> Harm(ResourceRef workload, ClusterModel model, Deployment deployment) =>
    [
        new PredicateSpec
        {
            Kind = PredicateKinds.FewerAvailable,
            Subject = workload,
            Parameters = new Dictionary<string, string> { ["before"] = Text(deployment.AvailableReplicas) },
        },
        new PredicateSpec
        {
            Kind = PredicateKinds.NewWarnings,
            Subject = workload,
            Parameters = new Dictionary<string, string>
            {
                ["since"] = model.At.ToString("O", CultureInfo.InvariantCulture),
                ["known"] = KnownTroubles.Of(model, deployment).ToString(),
            },
        },
    ];

    /// <summary>How long the effect may take: five minutes and ten seconds a replica.</summary>
    public static TimeSpan Deadline(Deployment deployment) =>
        TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(10 * Math.Min(deployment.Replicas, 180));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
