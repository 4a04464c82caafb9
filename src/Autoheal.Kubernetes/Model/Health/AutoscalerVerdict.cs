using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>The health of a HorizontalPodAutoscaler. The old version keeps its conditions in an annotation.</summary>
internal static class AutoscalerVerdict
{
    private const string OldConditions = "autoscaling.alpha.kubernetes.io/conditions";

    private static readonly string[] s_failures = ["FailedGet", "FailedUpdate", "FailedConvert", "FailedCompute", "InvalidSelector", "InvalidMetricSourceType", "BackoffBoth"];

    public static ObjectHealth Of(ObjectView autoscaler)
    {
        var conditions = autoscaler.Conditions.Count > 0 ? autoscaler.Conditions : FromAnnotation(autoscaler);
        foreach (var condition in conditions)
        {
            if (s_failures.Any(failure => condition.Reason.StartsWith(failure, StringComparison.Ordinal)))
            {
                return new ObjectHealth { Status = HealthStatus.Degraded, Message = condition.Message };
            }
        }

        return conditions.FirstOrDefault(condition => condition is { Type: "AbleToScale" or "ScalingLimited", IsTrue: true }) is { } working
            ? new ObjectHealth { Status = HealthStatus.Healthy, Message = working.Message }
            : new ObjectHealth { Status = HealthStatus.Progressing, Message = "Waiting to scale" };
    }

    private static IReadOnlyList<ConditionView> FromAnnotation(ObjectView autoscaler)
    {
        var text = ObjectView.TextOf(ObjectView.Member(autoscaler.Metadata, "annotations"), OldConditions);
        if (text.Length == 0)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse($"{{\"conditions\":{text}}}");
            return ConditionView.ListOf(document.RootElement);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
