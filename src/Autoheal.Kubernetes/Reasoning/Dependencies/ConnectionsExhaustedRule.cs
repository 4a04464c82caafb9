using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>The clients of a database open more connections than it takes (taxonomy row 100): the one that was scaled up is to blame.</summary>
internal sealed class ConnectionsExhaustedRule : IDiagnosticRule
{
    public string Name => "connections-exhausted";

    public IReadOnlyList<CauseDescription> Causes { get; } = [DependencyCauses.ConnectionsExhausted];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { Model.Logs.Count: > 0 } scene)
        {
            yield break;
        }

        var complaints = scene.Complaints.All.Where(complaint => complaint.Is("log.connections.too-many") && complaint.Caller is Deployment).ToArray();
        if (complaints.Length > 0)
        {
            var blamed = complaints
                .Select(complaint => (Deployment)complaint.Caller)
                .Distinct()
                .OrderByDescending(deployment => deployment.Metadata.LastChange(ChangedParts.Replicas))
                .ThenByDescending(deployment => deployment.ReadyReplicas)
                .First();
            yield return Describe(scene, blamed, complaints);
        }
    }

    private static Finding Describe(NetworkScene scene, Deployment blamed, Complaint[] complaints)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var scaled = blamed.Metadata.LastChange(ChangedParts.Replicas);
        var before = blamed.Metadata.AppliedReplicas;
        if (scaled > blamed.Metadata.CreatedAt && model.At - scaled < TimeSpan.FromDays(1))
        {
            checks.Supports(
                0.5,
                $"its replicas were changed {Durations.Text(model.At - scaled)} ago",
                checks.Controlled(blamed, "replicas.changed", $"{scaled:u}", scaled));
        }

        if (before is { } applied && applied < blamed.Replicas)
        {
            checks.Supports(0.5, $"{blamed.Replicas} replicas instead of the {applied} that were applied", checks.Controlled(blamed, "replicas", $"{blamed.Replicas}"));
        }

        foreach (var complaint in complaints.DistinctBy(complaint => complaint.Pod).Take(3))
        {
            NetworkChecks.AddComplaint(checks, complaint, 0.8, "too many connections");
        }

        if (complaints.Select(complaint => complaint.Pod).Distinct().Count() is > 1 and var agreeing)
        {
            checks.Supports(0.4, $"the logs of {Counts.Pods(agreeing)} agree", checks.Untrusted(blamed, "logs.agreeing", $"{agreeing}", "logs"));
        }

        checks.Supports(0.2, $"it has {Counts.Pods(blamed.ReadyReplicas)} ready, each with its own connections", checks.Controlled(blamed, "pods.ready", $"{blamed.ReadyReplicas}"));
        var backend = complaints.Select(complaint => complaint.Meaning.Service).OfType<Service>().FirstOrDefault();
        var target = model.Reference(blamed);
        return new Finding
        {
            Cause = DependencyCauses.ConnectionsExhausted.Code,
            Object = target,
            Title = $"{blamed.Name} uses up the connections of {backend?.Name ?? "its database"}",
            Summary = $"The {blamed.Replicas} replicas of {blamed.Name} open more connections than {backend?.Name ?? "its database"} takes: clients are told that there are too many connections.",
            Checks = checks.Checks,
            Explains = [target, .. complaints.Select(complaint => complaint.Caller).Distinct().Select(model.Reference)],
            Since = scaled,
            Remedies = before is { } last && last > 0 && last < blamed.Replicas ? [Remedies.Scale(target, last)] : [],
        };
    }
}
