using Autoheal.Context;
using Autoheal.Kubernetes.Execution;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>A program fails with errors of its own since a ConfigMap that it reads was changed, and no release came (taxonomy row 113).</summary>
internal sealed class FlagBugRule : IDiagnosticRule
{
    private static readonly TimeSpan s_recent = TimeSpan.FromHours(6);

    public string Name => "flag-bug";

    public IReadOnlyList<CauseDescription> Causes { get; } = [DependencyCauses.FlagBug];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { Model.Logs.Count: > 0 } scene)
        {
            yield break;
        }

        var told = new HashSet<ConfigMap>();
        foreach (var complaint in scene.Complaints.All)
        {
            if (complaint.Is("log.runtime.defect") && ChangedMap(scene.Model, complaint) is { } map && told.Add(map))
            {
                yield return Describe(scene, complaint, map);
            }
        }
    }

    /// <summary>A ConfigMap of the pod that was changed a while ago at most, after the last release and before the first error.</summary>
    private static ConfigMap? ChangedMap(ClusterModel model, Complaint complaint)
    {
        foreach (var reference in complaint.Pod.Template.References)
        {
            if (reference.Kind == ConfigSourceKind.ConfigMap && model.ConfigMaps.Find(complaint.Pod.Namespace, reference.Name).Value is { } map
                && map.ContentChangedAt is var changed && changed > map.Metadata.CreatedAt && model.At - changed <= s_recent
                && (complaint.Sighting.First is not { } first || first >= changed.UtcDateTime)
                && (complaint.Caller is not Deployment deployment || IsOnlyRestarted(model, deployment, changed)))
            {
                return map;
            }
        }

        return null;
    }

    // A restart makes a new revision, too; it changes nothing but an annotation.
    private static bool IsOnlyRestarted(ClusterModel model, Deployment deployment, DateTimeOffset changed)
    {
        var revisions = model.RevisionsOf(deployment);
        return revisions.Count < 2 || new RevisionHistory(model, deployment).RolledOutAt < changed
            || TemplateDiff.Between(revisions[1].Template, revisions[0].Template).All(change => change.Kind == TemplateChangeKind.Other);
    }

    private static Finding Describe(NetworkScene scene, Complaint complaint, ConfigMap map)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var changed = map.ContentChangedAt;
        checks.Supports(
            0.6,
            $"ConfigMap {map.Name}, which {complaint.Caller.Name} reads, was changed {Durations.Text(model.At - changed)} ago",
            checks.Controlled(map, "configmap.changed", $"{changed:u}", changed));
        NetworkChecks.AddComplaint(checks, complaint, 0.7, "errors of the program itself");
        if (complaint.Pod.StartedAt is { } started && started > changed)
        {
            checks.Supports(0.3, $"pod {complaint.Pod.Name} was started after that", checks.Controlled(complaint.Pod, "pod.started", $"{started:u}", started));
        }

        if (complaint.Pod.Ready)
        {
            checks.Supports(0.2, $"pod {complaint.Pod.Name} is ready", checks.Controlled(complaint.Pod, "pod.ready", "True"));
        }

        var target = model.Reference(map);
        return new Finding
        {
            Cause = DependencyCauses.FlagBug.Code,
            Object = target,
            Title = $"A change of ConfigMap {map.Name} made {complaint.Caller.Name} fail",
            Summary = $"Since ConfigMap {map.Name} was changed (a flag or setting), {complaint.Caller.Name} fails with errors of its own; no release came, and its log names no dependency.",
            Checks = checks.Checks,
            Explains = [target, model.Reference(complaint.Caller), .. model.TroublesOf(complaint.Caller).Select(trouble => model.Reference(trouble.Pod))],
            Since = changed,
            Remedies = map.Metadata.Drift.Count > 0 ? [new ActionProposal { Action = ActionNames.RestoreConfigMap, Target = target }] : [],
        };
    }
}
