using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Jobs;

/// <summary>What a Job's podFailurePolicy says about a failed pod: the first rule that matches decides.</summary>
internal static class PodFailurePolicy
{
    /// <summary>The action of the rule that matches, <c>Count</c> when none does, and the message of a rule that fails the Job.</summary>
    public static (string Action, string Message) Judge(StoredObject job, StoredObject pod)
    {
        var index = 0;
        foreach (var rule in job.Spec.Object("podFailurePolicy").Array("rules") ?? [])
        {
            var action = rule.Text("action") ?? "Count";
            if (FindExit(rule.Object("onExitCodes"), pod) is var (container, code))
            {
                return (action, string.Create(CultureInfo.InvariantCulture,
                    $"Container {container} for pod {pod.Namespace}/{pod.Name} failed with exit code {code} matching {action} rule at index {index}"));
            }

            if (FindCondition(rule.Array("onPodConditions"), pod) is { } condition)
                return (action, string.Create(CultureInfo.InvariantCulture, $"Pod {pod.Namespace}/{pod.Name} has condition {condition} matching {action} rule at index {index}"));
            index++;
        }

        return ("Count", "");
    }

    private static (string Container, long Code)? FindExit(JsonObject? requirement, StoredObject pod)
    {
        if (requirement is null)
            return null;
        foreach (var list in (ReadOnlySpan<string>)["containerStatuses", "initContainerStatuses"])
        {
            foreach (var container in pod.Status.Array(list) ?? [])
            {
                if (container.Object("state").Object("terminated").Number("exitCode") is not (not 0 and { } code))
                    continue;
                var named = requirement.Text("containerName") is not { } only || only == container.Text("name");
                var listed = (requirement.Array("values") ?? []).Any(value => value.AsNumber() == code);
                if (named && listed == (requirement.Text("operator") == "In"))
                    return (container.Text("name") ?? "", code);
            }
        }

        return null;
    }

    private static string? FindCondition(JsonArray? patterns, StoredObject pod)
    {
        foreach (var pattern in patterns ?? [])
        {
            if (pattern.Text("type") is { } type && Conditions.Find(pod.Status, type).Text("status") == (pattern.Text("status") ?? "True"))
                return type;
        }

        return null;
    }
}
