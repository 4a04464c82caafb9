using System.Text.RegularExpressions;
using Autoheal.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>
/// A feature flag whose name says that it makes something fail is on (taxonomy row 113): it was turned on lately, or a workload of that name complains, or was asked
/// about. The file of the flags need not be mounted by that workload: a server of flags reads it.
/// </summary>
internal sealed partial class FaultFlagRule : IDiagnosticRule
{
    private static readonly TimeSpan s_recent = TimeSpan.FromHours(6);

    public string Name => "fault-flag";

    public IReadOnlyList<CauseDescription> Causes { get; } = [DependencyCauses.FlagBug];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var map in scene.Model.ConfigMaps)
        {
            foreach (var flag in map.Flags)
            {
                if (Harm().Match(flag) is { Success: true } harm && Struck(scene, map, flag[..harm.Index]) is { } struck)
                {
                    yield return Describe(scene, map, flag, struck);
                }
            }
        }
    }

    /// <summary>The workload that the flag is called after, when anything speaks of trouble about it or its callers.</summary>
    private static Workload? Struck(NetworkScene scene, ConfigMap map, string stem)
    {
        var wanted = Plain(stem);
        if (wanted.Length < 2)
        {
            return null;
        }

        foreach (var workload in scene.Model.Deployments.In(map.Namespace))
        {
            var name = Plain(workload.Name);
            if ((name == wanted || name == wanted + "service" || name.EndsWith(wanted, StringComparison.Ordinal)) && (WasTurned(scene, map) || IsSuspect(scene, workload)))
            {
                return workload;
            }
        }

        return null;
    }

    private static bool WasTurned(NetworkScene scene, ConfigMap map) =>
        map.ContentChangedAt > map.Metadata.CreatedAt && scene.Model.At - map.ContentChangedAt <= s_recent;

    private static bool IsSuspect(NetworkScene scene, Workload workload) => scene.IsConcerned(workload)
        || scene.Model.ServicesSelecting(workload.Namespace, workload.Template.Labels).Any(service => scene.IsNominated(service) || scene.Complaints.About(service).Count > 0);

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static Finding Describe(NetworkScene scene, ConfigMap map, string flag, Workload struck)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        checks.Supports(0.6, $"flag {flag} in ConfigMap {map.Name} is on", checks.Declared(map, "flag.on", flag));
        NetworkChecks.AddChange(checks, scene, map, ChangedParts.Content, 0.5);
        NetworkChecks.AddAilingCaller(checks, scene, struck, 0.4);
        NetworkChecks.AddComplaint(checks, scene.Complaints.Of(struck).FirstOrDefault(), 0.6, "failing calls");
        if (model.PodsOf(struck).FirstOrDefault(pod => pod.Ready) is { } ready)
        {
            checks.Supports(0.3, $"pod {ready.Name} is ready", checks.Controlled(ready, "pod.ready", "True"));
        }

        var target = model.Reference(map);
        return new Finding
        {
            Cause = DependencyCauses.FlagBug.Code,
            Object = target,
            Title = $"Feature flag {flag} is on in ConfigMap {map.Name}: it makes {struck.Name} fail",
            Summary = $"ConfigMap {map.Name} turns feature flag {flag} on, and {struck.Name} is in trouble; no release explains that. Turn the flag off.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(struck), .. model.TroublesOf(struck).Select(trouble => model.Reference(trouble.Pod))],
            Since = map.ContentChangedAt > map.Metadata.CreatedAt ? map.ContentChangedAt : null,
            Remedies = map.Metadata.Drift.Count > 0 ? [new ActionProposal { Action = ActionNames.RestoreConfigMap, Target = target }] : [],
        };
    }

    [GeneratedRegex(
        "(?:Service)?(?:Failure|Failed|Fail|Error|Errors|Unreachable|Outage|Leak|CacheFailure|Flood[A-Za-z]*|HighCpu|ManualGc|SlowLoad|Slow|Delay|Latency|Crash|Panic|Chaos|QueueProblems)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Harm();
}
