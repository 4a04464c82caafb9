using System.Text.RegularExpressions;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>A quota counts a request or limit that a container does not set, and no LimitRange sets it for the container (taxonomy row 2).</summary>
internal sealed partial class LimitsMissingRule : IDiagnosticRule
{
    private static readonly string[] s_counted = ["limits.cpu", "limits.memory", "requests.cpu", "requests.memory", "cpu", "memory"];

    public string Name => "limits-missing";

    public IReadOnlyList<CauseDescription> Causes { get; } = [QuotaCauses.LimitsMissing];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            if (refusal.Answer.Contains("failed quota:") && refusal.Answer.Contains("must specify"))
            {
                yield return Describe(model, refusal);
            }
        }
    }

    private static Finding Describe(ClusterModel model, CreationRefusal refusal)
    {
        var named = refusal.Answer.Match(MustSpecify());
        var quota = model.ResourceQuotas.Find(refusal.Maker.Namespace, named.Groups["name"].Value).Value;
        var (container, resource) = FindGap(refusal.Template, quota, named.Groups["what"].Value);
        var target = model.Reference(refusal.Blamed);
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, refusal, $"failed quota: must specify {resource}", 0.7);
        AddFigures(checks, refusal, quota, container, resource);
        var who = container is null ? $"a container of {refusal.Blamed.Name}" : $"container {container.Name} of {refusal.Blamed.Name}";
        var name = quota is null ? "a ResourceQuota" : $"ResourceQuota {quota.Name}";
        return new Finding
        {
            Cause = QuotaCauses.LimitsMissing.Code,
            Object = target,
            Title = $"{name} requires {resource}, which {who} does not set",
            Summary = $"New pods of {refusal.Blamed.Resource.Kind} {refusal.Blamed.Name} are refused (FailedCreate, failed quota): {name} of namespace {refusal.Blamed.Namespace} "
                + $"counts {resource}; {who} does not set it, and no LimitRange gives a default.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(refusal.Maker)],
            Since = refusal.Since,
        };
    }

    private static void AddFigures(CheckList checks, CreationRefusal refusal, ResourceQuota? quota, ContainerSpec? container, string resource)
    {
        if (quota is null)
        {
            checks.NotObserved(0.6, "the quota itself");
        }
        else if (quota.Hard.Find(resource) is { } hard)
        {
            checks.Supports(0.6, $"ResourceQuota {quota.Name} counts {resource} (hard {hard})", checks.Controlled(quota, "quota.hard", $"{resource}={hard}"));
        }
        else
        {
            checks.Refutes(0.6, $"ResourceQuota {quota.Name} does not count {resource}", checks.Controlled(quota, "quota.hard", "not counted"));
        }

        if (container is not null)
        {
            checks.Supports(0.4, $"container {container.Name} sets no {resource}", checks.Declared(refusal.Maker, "template.resources", $"{container.Name}: no {resource}"));
        }
    }

    /// <summary>The first container without something that the quota counts, and what that is.</summary>
    private static (ContainerSpec? Container, string Resource) FindGap(PodTemplate template, ResourceQuota? quota, string said)
    {
        foreach (var resource in s_counted)
        {
            var meant = said.Length == 0 ? quota?.Hard.Find(resource) is not null : said.Split(',').Contains(resource);
            if (!meant)
            {
                continue;
            }

            foreach (var container in template.Containers)
            {
                if (!Sets(container, resource))
                {
                    return (container, resource);
                }
            }
        }

        foreach (var resource in s_counted)
        {
            if (said.Split(',').Contains(resource))
            {
                return (null, resource);
            }
        }

        return (null, "requests and limits");
    }

    private static bool Sets(ContainerSpec container, string resource) => resource switch
    {
        "limits.cpu" => container.Limits.Cpu is not null,
        "limits.memory" => container.Limits.Memory is not null,
        "requests.cpu" or "cpu" => container.RequestOf("cpu") is not null,
        _ => container.RequestOf("memory") is not null,
    };

    [GeneratedRegex(@"failed quota: (?<name>[a-z0-9.-]{1,253}): must specify (?<what>[a-z.,]{1,100})", RegexOptions.CultureInvariant, 100)]
    private static partial Regex MustSpecify();
}
