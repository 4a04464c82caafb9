using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Selecting;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Deployments, ReplicaSets, autoscalers and disruption budgets.</summary>
internal static class WorkloadCells
{
    public static object[] OfDeployment(StoredObject item, DateTimeOffset now) =>
    [
        item.Name,
        string.Create(CultureInfo.InvariantCulture, $"{item.Status.Number("readyReplicas") ?? 0}/{item.Spec.Number("replicas") ?? 0}"),
        item.Status.Number("updatedReplicas") ?? 0L,
        item.Status.Number("availableReplicas") ?? 0L,
        Cells.Age(item, now),
        .. TemplateCells(item),
    ];

    public static object[] OfReplicaSet(StoredObject item, DateTimeOffset now) =>
    [
        item.Name,
        item.Spec.Number("replicas") ?? 0L,
        item.Status.Number("replicas") ?? 0L,
        item.Status.Number("readyReplicas") ?? 0L,
        Cells.Age(item, now),
        .. TemplateCells(item),
    ];

    public static object[] OfStatefulSet(StoredObject item, DateTimeOffset now) =>
    [
        item.Name,
        string.Create(CultureInfo.InvariantCulture, $"{item.Status.Number("readyReplicas") ?? 0}/{item.Spec.Number("replicas") ?? 0}"),
        Cells.Age(item, now),
        .. TemplateCells(item)[..2],
    ];

    public static object[] OfDaemonSet(StoredObject item, DateTimeOffset now) =>
    [
        item.Name,
        item.Status.Number("desiredNumberScheduled") ?? 0L,
        item.Status.Number("currentNumberScheduled") ?? 0L,
        item.Status.Number("numberReady") ?? 0L,
        item.Status.Number("updatedNumberScheduled") ?? 0L,
        item.Status.Number("numberAvailable") ?? 0L,
        item.Spec.Object("template").Object("spec").Object("nodeSelector") is { Count: > 0 } nodes ? LabelSelector.FromMap(nodes).ToString() : Cells.None,
        Cells.Age(item, now),
        .. TemplateCells(item),
    ];

    public static object[] OfReplicationController(StoredObject item, DateTimeOffset now)
    {
        var containers = item.Spec.Object("template").Object("spec").Array("containers");
        return
        [
            .. OfReplicaSet(item, now)[..5],
            Cells.Join(containers, "name"),
            Cells.Join(containers, "image"),
            item.Spec.Object("selector") is { } selector ? LabelSelector.FromMap(selector).ToString() : Cells.None,
        ];
    }

    public static object[] OfRevision(StoredObject item, DateTimeOffset now)
    {
        var owner = item.Controller;
        var group = owner.Text("apiVersion")?.Split('/') is [var name, _] ? "." + name : "";
        var controller = owner is null ? Cells.None : $"{owner.Text("kind")!.ToLowerInvariant()}{group}/{owner.Text("name")}";
        return [item.Name, controller, item.Json.Number("revision") ?? 0L, Cells.Age(item, now)];
    }

    public static object[] OfAutoscaler(StoredObject item, DateTimeOffset now)
    {
        var target = item.Spec.Object("scaleTargetRef");
        return
        [
            item.Name,
            $"{target.Text("kind")}/{target.Text("name")}",
            Targets(item),
            item.Spec.Number("minReplicas") ?? 0L,
            item.Spec.Number("maxReplicas") ?? 0L,
            item.Status.Number("currentReplicas") ?? 0L,
            Cells.Age(item, now),
        ];
    }

    public static object[] OfDisruptionBudget(StoredObject item, DateTimeOffset now) =>
    [
        item.Name,
        item.Spec?["minAvailable"]?.ToString() ?? "N/A",
        item.Spec?["maxUnavailable"]?.ToString() ?? "N/A",
        item.Status.Number("disruptionsAllowed") ?? 0L,
        Cells.Age(item, now),
    ];

    private static object[] TemplateCells(StoredObject item)
    {
        var containers = item.Spec.Object("template").Object("spec").Array("containers");
        var selector = item.Spec.Object("selector");
        return [Cells.Join(containers, "name"), Cells.Join(containers, "image"), selector is null ? Cells.None : LabelSelector.FromObject(selector).ToString()];
    }

    private static string Targets(StoredObject item)
    {
        if (item.Spec.Array("metrics") is not { Count: > 0 } metrics)
            return Cells.None;
        var current = item.Status.Array("currentMetrics");
        var shown = new List<string>();
        for (var i = 0; i < metrics.Count; i++)
            shown.Add(Target(metrics[i], current is not null && i < current.Count ? current[i] : null));
        return string.Join(", ", shown);
    }

    private static string Target(JsonNode? metric, JsonNode? current)
    {
        var source = metric.Text("type") == "Resource" ? "resource" : "containerResource";
        var name = metric.Text(source, "name");
        if (name is null)
            return "<unknown>";
        if (metric.Object(source).Number("target", "averageUtilization") is { } wanted)
        {
            var now = current.Object(source).Number("current", "averageUtilization");
            return string.Create(CultureInfo.InvariantCulture, $"{name}: {(now is null ? "<unknown>" : $"{now}%")}/{wanted}%");
        }

        var value = current.Object(source).Text("current", "averageValue") ?? "<unknown>";
        return $"{name}: {value}/{metric.Object(source).Text("target", "averageValue")}";
    }
}
