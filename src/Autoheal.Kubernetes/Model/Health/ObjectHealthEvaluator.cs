using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>
/// Judges any Kubernetes object by its own fields: pods and autoscalers by code, kinds with habits of their own by the rules in
/// <c>Kinds/*.yaml</c>, everything else by the conventions that controllers follow (conditions, phases, observed generations). Pure.
/// </summary>
public static class ObjectHealthEvaluator
{
    /// <summary>Judges an object.</summary>
    /// <param name="object">The whole object with <c>apiVersion</c>, <c>kind</c>, <c>metadata</c>, <c>spec</c> and <c>status</c>.</param>
    public static ObjectHealth Evaluate(JsonElement @object)
    {
        if (@object.ValueKind != JsonValueKind.Object)
        {
            return new ObjectHealth { Status = HealthStatus.Unknown, Message = "This is no object" };
        }

        var view = new ObjectView(@object);
        var kind = KindHealthTable.Instance.Find(view.Group, view.Kind);
        if (view.IsBeingDeleted && kind?.IgnoresDeletion != true)
        {
            return new ObjectHealth { Status = HealthStatus.Progressing, Message = "Being deleted" };
        }

        return Special(view) ?? kind?.Judge(view) ?? GeneralHealth.Judge(view, ignoreGeneration: kind?.IgnoresGeneration == true);
    }

    private static ObjectHealth? Special(ObjectView view) => (view.Group, view.Kind) switch
    {
        ("", "Pod") => PodVerdict.Of(view),
        ("autoscaling", "HorizontalPodAutoscaler") => AutoscalerVerdict.Of(view),
        _ => null,
    };
}
