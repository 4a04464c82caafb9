using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>Reads one entry of an autoscaler's metrics.</summary>
internal sealed class MetricReader(ResourceReplicas replicas)
{
    /// <exception cref="MetricFailure">The metric cannot be read.</exception>
    public MetricProposal Read(StoredObject autoscaler, JsonNode? metric, List<StoredObject> pods, int current)
    {
        var type = metric.Text("type") ?? "";
        return type switch
        {
            "Resource" => ReadResource(metric.Object("resource"), "resource", null, pods, current),
            "ContainerResource" => ReadResource(metric.Object("containerResource"), "containerResource", metric.Object("containerResource").Text("container"), pods, current),
            "Pods" => throw Unserved("FailedGetPodsMetric", "pods", $"unable to get metric {NameOf(metric.Object("pods"))}: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered"),
            "Object" => throw Unserved("FailedGetObjectMetric", "object", ObjectProblem(autoscaler, metric.Object("object"))),
            "External" => throw Unserved("FailedGetExternalMetric", "external", ExternalProblem(autoscaler, metric.Object("external"))),
            _ => throw new MetricFailure("InvalidMetricSourceType", $"unknown metric source type {type}", $"unknown metric source type {type}"),
        };
    }

    private MetricProposal ReadResource(JsonObject? source, string field, string? container, List<StoredObject> pods, int current)
    {
        var resource = source.Text("name") ?? "";
        var target = source.Object("target");
        var ofRequests = target?["averageValue"] is null;
        var wanted = ofRequests ? target.Number("averageUtilization") ?? 0 : Amount(resource, target!["averageValue"]!.ToString());
        try
        {
            var (count, value, mean) = replicas.Calculate(pods, resource, container, current, Math.Max(1, wanted), ofRequests);
            var name = container is null
                ? $"{resource} resource{(ofRequests ? " utilization (percentage of request)" : "")}"
                : $"{resource} container resource{(ofRequests ? " utilization (percentage of request)" : "")}";
            return new(count, name, Describe(field, resource, container, ofRequests ? value : null, mean));
        }
        catch (InvalidOperationException problem)
        {
            var message = $"failed to get {resource} {(ofRequests ? "utilization" : "usage")}: {problem.Message}";
            throw container is null
                ? new MetricFailure("FailedGetResourceMetric", message, $"failed to get {resource} resource metric value: {message}")
                : new MetricFailure("FailedGetContainerResourceMetric", message, $"failed to get {resource} container metric value: {message}");
        }
    }

    private static JsonObject Describe(string field, string resource, string? container, long? utilization, long mean)
    {
        var current = new JsonObject { ["averageValue"] = resource == "cpu" ? string.Create(CultureInfo.InvariantCulture, $"{mean}m") : mean.ToString(CultureInfo.InvariantCulture) };
        if (utilization is { } percent)
            current.Insert(0, "averageUtilization", percent);
        var shown = new JsonObject { ["name"] = resource, ["current"] = current };
        if (container is not null)
            shown["container"] = container;
        return new JsonObject { ["type"] = char.ToUpperInvariant(field[0]) + field[1..], [field] = shown };
    }

    private static long Amount(string resource, string text) => resource == "cpu" ? ResourceQuantity.MilliCpu(text) : ResourceQuantity.Units(text);

    private static string? NameOf(JsonObject? source) => source.Object("metric").Text("name");

    private static string ObjectProblem(StoredObject autoscaler, JsonObject? source)
    {
        var described = source.Object("describedObject");
        return $"unable to get metric {NameOf(source)}: {described.Text("kind")} on {autoscaler.Namespace} {described.Text("name")}/unable to fetch metrics from custom metrics API: "
            + "no custom metrics API (custom.metrics.k8s.io) registered";
    }

    private static string ExternalProblem(StoredObject autoscaler, JsonObject? source) =>
        $"unable to get external metric {autoscaler.Namespace}/{NameOf(source)}/nil: unable to fetch metrics from external metrics API: "
        + $"the server could not find the requested resource (get {NameOf(source)}.external.metrics.k8s.io)";

    private static MetricFailure Unserved(string reason, string kind, string problem) => new(reason, problem, $"failed to get {kind} metric value: {problem}");
}
