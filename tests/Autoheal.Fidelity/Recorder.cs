using System.Text.Json.Nodes;

namespace Autoheal.Fidelity;

/// <summary>Listens to the changes of a namespace and keeps every state of each object at its first appearance.</summary>
internal sealed class Recorder
{
    private readonly List<Observation> _observations = [];
    private readonly HashSet<Observation> _seen = [];
    private readonly NameTable _names = new();

    /// <summary>What is listened to.</summary>
    public static IReadOnlyList<string> Resources { get; } = ["deployments", "replicasets", "statefulsets", "daemonsets", "jobs", "persistentvolumeclaims", "pods", "events"];

    public void See(string resource, JsonObject @object)
    {
        _names.Learn(@object);
        if (resource == "events")
            SeeEvent(@object);
        else
            SeeObject(@object);
    }

    /// <summary>A write that the cluster did not accept.</summary>
    public void Refused(CaseStep step, int status, string body)
    {
        var answer = JsonNode.Parse(body);
        var what = step.Target ?? step.Body!["kind"]!.GetValue<string>();
        Add("answers", $"{step.Verb.ToString().ToLowerInvariant()} {what}", $"{status} {answer?["reason"]} {answer?["message"]}");
    }

    public Recording Finish(ClusterDialect dialect)
    {
        var lines = _observations.Select(observation => observation with
        {
            Subject = _names.Normalise(observation.Subject),
            Text = PlainText.Normalise(_names.Normalise(observation.Text), dialect.Node),
        });
        return Recording.Of(dialect.Version, lines);
    }

    private void SeeEvent(JsonObject @event)
    {
        // A kubelet whose caches are not filled yet tries again at once; whether it happens depends on how busy the machine is.
        if (@event["message"]!.ToString().Contains("cache: timed out waiting for the condition", StringComparison.Ordinal))
            return;
        var about = @event["involvedObject"]!;
        var component = @event["source"]?["component"]?.GetValue<string>() is { Length: > 0 } source ? source : @event["reportingComponent"]?.ToString();
        var field = about["fieldPath"]?.ToString() is { Length: > 0 } path ? $" {path}" : "";
        Add($"{about["kind"]} {about["name"]}", $"events of {component}", $"{@event["type"]} {@event["reason"]}{field}: {@event["message"]}");
    }

    private void SeeObject(JsonObject @object)
    {
        var subject = $"{@object["kind"]} {@object["metadata"]!["name"]}";
        var status = @object["status"];
        if (status?["phase"] is { } phase)
            Add(subject, "phase", phase.ToString());
        if (status?["reason"] is { } reason)
            Add(subject, "reason", $"{reason}: {status["message"]}");
        // The kubelet's own deletion, which confirms the first, has no grace left; how long it is seen depends on the moment.
        if (@object["metadata"]!["deletionTimestamp"] is not null && @object["metadata"]!["deletionGracePeriodSeconds"]?.ToString() is var grace && grace != "0")
            Add(subject, "deletion", $"asked, {grace ?? "no"} s of grace");
        foreach (var condition in status?["conditions"]?.AsArray() ?? [])
            Add(subject, $"condition {condition!["type"]}", Join(condition["status"], condition["reason"], condition["message"]));
        foreach (var field in (string[])["initContainerStatuses", "containerStatuses"])
        {
            foreach (var container in status?[field]?.AsArray() ?? [])
                SeeContainer(subject, container!);
        }
    }

    private void SeeContainer(string subject, JsonNode container)
    {
        var aspect = $"container {container["name"]}";
        foreach (var (state, details) in container["state"]?.AsObject() ?? [])
        {
            Add(subject, aspect, state switch
            {
                "waiting" => "waiting " + Join(details!["reason"], null, details["message"]),
                "terminated" => $"terminated exit {details!["exitCode"]} " + Join(details["reason"], null, details["message"]),
                _ => state,
            });
        }

        if (container["lastState"]?["terminated"] is { } last)
            Add(subject, $"{aspect}, last run", $"exit {last["exitCode"]} " + Join(last["reason"], null, last["message"]));
        if (container["ready"]?.GetValue<bool>() == true)
            Add(subject, aspect, "ready");
    }

    private static string Join(JsonNode? a, JsonNode? b, JsonNode? message)
    {
        var words = string.Join(' ', ((JsonNode?[])[a, b]).Where(word => word is not null && word.ToString().Length > 0));
        return message?.ToString() is { Length: > 0 } text ? $"{words}: {text}" : words;
    }

    private void Add(string subject, string aspect, string text)
    {
        var observation = new Observation(subject, aspect, text);
        if (_seen.Add(observation))
            _observations.Add(observation);
    }
}
