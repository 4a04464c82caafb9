using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>
/// A database, cache or broker answers, and what it answers is that it cannot work (taxonomy rows 32, 101 to 104 and 106). Its clients say so, or its
/// own log; that it is ready, and that several agree, makes it more than a rumour.
/// </summary>
internal sealed class BackendTroubleRule : IDiagnosticRule
{
    public string Name => "backend-trouble";

    public IReadOnlyList<CauseDescription> Causes { get; } = [.. BackendTrouble.All.Select(trouble => trouble.Cause)];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { Model.Logs.Count: > 0 } scene || scene.Complaints.All.Count == 0)
        {
            yield break;
        }

        foreach (var trouble in BackendTrouble.All)
        {
            var byBackend = new Dictionary<ClusterObject, List<Complaint>>();
            foreach (var complaint in scene.Complaints.All)
            {
                if (complaint.IsClear && complaint.Is(trouble.Sightings) && BackendOf(scene, complaint, trouble.Kind) is { } backend)
                {
                    (byBackend.TryGetValue(backend, out var known) ? known : byBackend[backend] = []).Add(complaint);
                }
            }

            foreach (var (backend, complaints) in byBackend)
            {
                yield return Describe(scene, trouble, backend, complaints);
            }
        }
    }

    private static ClusterObject? BackendOf(NetworkScene scene, Complaint complaint, BackendKind kind)
    {
        if (complaint.Meaning.Service is { } service)
        {
            return BackendKinds.Of(scene.Model, service) == kind ? Behind(scene, service) : null;
        }

        foreach (var own in scene.Model.ServicesSelecting(complaint.Pod.Namespace, complaint.Pod.Metadata.Labels))
        {
            if (BackendKinds.Of(scene.Model, own) == kind)
            {
                return complaint.Caller;
            }
        }

        return BackendKinds.Guess(scene.Model, complaint.Caller, kind).Service is { } only ? Behind(scene, only) : null;
    }

    private static ClusterObject Behind(NetworkScene scene, Service service) =>
        scene.Model.PodsSelectedBy(service).FirstOrDefault() is { } pod ? scene.Dependencies.CallerOf(pod) : service;

    private static Finding Describe(NetworkScene scene, BackendTrouble trouble, ClusterObject backend, List<Complaint> complaints)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var callers = complaints.Select(complaint => complaint.Caller).Where(caller => caller != backend).Distinct().ToArray();
        foreach (var complaint in complaints.DistinctBy(complaint => complaint.Caller).Take(3))
        {
            NetworkChecks.AddComplaint(checks, complaint, 0.8, $"{backend.Name}: {trouble.State}");
        }

        var pods = scene.Dependencies.PodsOf(backend);
        if (pods.FirstOrDefault(pod => pod.Ready) is { } ready)
        {
            checks.Supports(0.4, $"pod {ready.Name} is ready: it answers, and refuses", checks.Controlled(ready, "pod.ready", "True"));
        }

        AddAgreement(checks, scene, backend, complaints);

        foreach (var caller in callers.Take(2))
        {
            NetworkChecks.AddAilingCaller(checks, scene, caller, 0.2);
        }

        var target = model.Reference(backend);
        return new Finding
        {
            Cause = trouble.Cause.Code,
            Object = target,
            Title = $"{backend.Resource.Kind} {backend.Name} {trouble.State}",
            Summary = $"{Who(callers)} that {backend.Name} {trouble.State}: {trouble.Consequence}.",
            Checks = checks.Checks,
            Explains = [target, .. callers.SelectMany(caller => (IEnumerable<Incidents.ResourceRef>)[model.Reference(caller), .. model.TroublesOf(caller).Select(each => model.Reference(each.Pod))])],
            Since = complaints.Min(complaint => complaint.Sighting.First) is { } first ? new DateTimeOffset(DateTime.SpecifyKind(first, DateTimeKind.Utc)) : null,
        };
    }

    // Several workloads, the backend itself among them, are witnesses of their own; the pods of one are hardly that. Both remain text.
    private static void AddAgreement(CheckList checks, NetworkScene scene, ClusterObject backend, List<Complaint> complaints)
    {
        var workloads = complaints.Select(complaint => complaint.Caller).Distinct().Count();
        var pods = complaints.Select(complaint => complaint.Pod).Distinct().Count();
        if (pods > 1)
        {
            checks.Supports(
                workloads > 1 ? 0.5 : 0.25,
                workloads > 1 ? $"the logs of {workloads} workloads agree" : $"the logs of {Counts.Pods(pods)} agree",
                checks.Untrusted(backend, "logs.agreeing", $"{workloads} workloads, {pods} pods", "logs"));
        }

        foreach (var call in complaints.SelectMany(complaint => scene.Dependencies.CallsOf(complaint.Caller)))
        {
            if (call.Target is { } service && Behind(scene, service) == backend)
            {
                checks.Supports(0.3, $"{call.Caller.Name} is told to use it: {call.Setting}", checks.Declared(call.Caller, "setting.address", $"{call.Setting}={call.Address}"));
                return;
            }
        }
    }

    private static string Who(ClusterObject[] callers) =>
        callers.Length == 0 ? "Its own log says" : $"The logs of {string.Join(", ", callers.Take(3).Select(caller => caller.Name))} say";
}
