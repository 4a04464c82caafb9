using System.Text.RegularExpressions;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>Something that is delivered names an API version that the server does not have any more (taxonomy row 115).</summary>
internal sealed partial class RemovedApiRule : IDiagnosticRule
{
    public string Name => "removed-api";

    public IReadOnlyList<CauseDescription> Causes { get; } = [WorkloadCauses.RemovedApi];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var kind in model.CustomObjects)
        {
            foreach (var item in kind)
            {
                foreach (var condition in item.Conditions)
                {
                    if (condition.Message.Contains("no matches for kind"))
                    {
                        yield return Describe(model, item, condition);
                        break;
                    }
                }
            }
        }
    }

    private static Finding Describe(ClusterModel model, CustomObject item, ObjectCondition condition)
    {
        var checks = new CheckList(model);
        var match = condition.Message.Match(Words());
        var api = match.Success && RemovedApis.Find(match.Groups[1].Value, match.Groups[2].Value) is { } known ? known : null;
        var what = api is null ? "a kind or version that the server does not have" : $"{api}, which servers of today no longer have";
        checks.Supports(
            0.7,
            $"{condition.Type}={condition.Status} ({condition.Reason})",
            checks.Controlled(item, "custom.status", $"{condition.Type}={condition.Status} ({condition.Reason})", condition.ChangedAt));
        checks.Supports(0.9, "its message: no matches for kind", checks.Untrusted(item, "custom.status.message", api ?? "no matches for kind", "api", condition.ChangedAt));
        return new Finding
        {
            Cause = WorkloadCauses.RemovedApi.Code,
            Object = model.Reference(item),
            Title = $"{item.Resource.Kind} {item.Name} applies {(api ?? "an API version that does not exist")} (no matches for kind)",
            Summary = $"{item.Resource.Kind} {item.Name} cannot be applied: it holds an object of {what} (no matches for kind); {condition.Type}={condition.Status} {condition.Reason}.",
            Checks = checks.Checks,
            Explains = [model.Reference(item)],
            Since = condition.ChangedAt,
        };
    }

    [GeneratedRegex("no matches for kind \"?([A-Za-z]{1,60})\"? in (?:version|group) \"?([a-z0-9./-]{1,80})\"?", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Words();
}
