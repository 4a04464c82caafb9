using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>A workload is told an address that leads nowhere: a host that is no Service, or a port that the Service does not have (taxonomy rows 63 and 99).</summary>
internal sealed class WrongAddressRule : IDiagnosticRule
{
    public string Name => "wrong-address";

    public IReadOnlyList<CauseDescription> Causes { get; } = [NetworkCauses.WrongAddress, NetworkCauses.DatabaseAddress];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (NetworkScene.Of(context) is not { } scene)
        {
            yield break;
        }

        foreach (var call in scene.Dependencies.All)
        {
            if (IsWrong(scene, call) && (scene.IsConcerned(call.Caller) ? SpeaksForIt(scene, call) : IsSlipOfRelease(scene, call)))
            {
                yield return Describe(scene, call);
            }
        }
    }

    private static bool IsWrong(NetworkScene scene, DeclaredCall call) => call.Target is { } service
        ? call.Address.Port > 0 && call.Port is null && service.Ports.Count > 0 && service.Type != "ExternalName" && !IsPortOfPods(scene, service, call.Address.Port)
        : call.Meaning.IsMissing && MeantWorkloads.Named(scene.Model, call.Meaning.Namespace, call.Meaning.Name) is null;

    // The name of a headless Service leads to the pods themselves, on whatever port they listen.
    private static bool IsPortOfPods(NetworkScene scene, Service service, int port) => service.Headless
        && scene.Model.PodsSelectedBy(service).FirstOrDefault() is var pod
        && (pod is null || pod.Template.Containers.All(container => container.Ports.Count == 0)
            || pod.Template.Containers.Any(container => container.Ports.Any(declared => declared.Number == port)));

    // An address that nobody uses may be wrong for years, and the caller be ill for another reason: its log must speak of it,
    // a release have brought it, or a Service be there without the port or of a name much like it.
    private static bool SpeaksForIt(NetworkScene scene, DeclaredCall call) =>
        Complaint(scene, call) is not null || AddressBefore(scene.Model, call) is not null
        || ((call.Target is not null || Similar(scene.Model, call) is not null) && scene.Model.TroublesOf(call.Caller).Count > 0 && !WorkedBefore(scene.Model, call));

    // Where pods are ready and logs silent, only a release that replaced an address which leads somewhere by one that leads nowhere speaks for it.
    private static bool IsSlipOfRelease(NetworkScene scene, DeclaredCall call) =>
        AddressBefore(scene.Model, call) is { } before && scene.Dependencies.Resolve(call.Caller.Namespace, before.Host).Service is { } service
        && (before.Port == 0 || service.Ports.Any(port => port.Port == before.Port));

    // With this very address in its place.
    private static bool WorkedBefore(ClusterModel model, DeclaredCall call) =>
        call.Caller is Deployment deployment && new RevisionHistory(model, deployment).LastGood is not null;

    private static Complaint? Complaint(NetworkScene scene, DeclaredCall call)
    {
        foreach (var complaint in scene.Complaints.Of(call.Caller))
        {
            if (complaint.Host == call.Address.Host || (call.Target is { } service && complaint.Meaning.Service == service))
            {
                return complaint;
            }
        }

        return null;
    }

    /// <summary>The address that the last revision that worked had in its place; null when it is the same, or there is none.</summary>
    private static NetworkAddress? AddressBefore(ClusterModel model, DeclaredCall call)
    {
        if (call.Caller is not Deployment deployment || new RevisionHistory(model, deployment).LastGood is not { } good)
        {
            return null;
        }

        foreach (var (container, setting, _, address) in DeclaredAddresses.Of(model, deployment.Namespace, good.ReplicaSet.Template))
        {
            if (container == call.Container && setting == call.Setting && address != call.Address)
            {
                return address;
            }
        }

        return null;
    }

    private static Finding Describe(NetworkScene scene, DeclaredCall call)
    {
        var model = scene.Model;
        var checks = new CheckList(model);
        var before = AddressBefore(model, call);
        AddWrongness(checks, call);
        AddRelease(checks, model, call, before);
        checks.Supports(0.4, $"{call.Setting} is {call.Address}", checks.Declared(call.Caller, "setting.address", $"{call.Setting}={call.Address}"));
        NetworkChecks.AddAilingCaller(checks, scene, call.Caller, 0.4);
        NetworkChecks.AddComplaint(checks, Complaint(scene, call), 0.6, $"{call.Address.Host} not being reached");
        var cause = BackendKinds.Of(model, call) == BackendKind.Unknown ? NetworkCauses.WrongAddress : NetworkCauses.DatabaseAddress;
        var target = model.Reference(call.Caller);
        var meant = before ?? Similar(model, call);
        return new Finding
        {
            Cause = cause.Code,
            Object = target,
            Title = call.Target is null
                ? $"{call.Caller.Name} calls {call.Address.Host}, which is no Service"
                : $"{call.Caller.Name} calls port {call.Address.Port} of {call.Address.Host}, which the Service does not have",
            Summary = $"{call.Setting}{(call.Map is { } map ? $" in ConfigMap {map.Name}" : "")} of {call.Caller.Name} is {call.Address}: {Wrongness(call)}.{(meant is null ? "" : $" Most likely meant: {meant}.")}",
            Checks = checks.Checks,
            Explains = [target, .. model.TroublesOf(call.Caller).Select(trouble => model.Reference(trouble.Pod)), .. CallersOf(scene, call.Caller)],
            Since = before is null ? null : new RevisionHistory(model, (Deployment)call.Caller).RolledOutAt,
            Remedies = before is null ? [] : NetworkRemedies.Undo(model, call.Caller),
        };
    }

    private static void AddWrongness(CheckList checks, DeclaredCall call)
    {
        if (call.Target is { } service)
        {
            checks.Supports(0.75, Wrongness(call), checks.Controlled(service, "service.ports", string.Join(", ", service.Ports.Select(port => port.Port))));
        }
        else
        {
            checks.Supports(0.7, Wrongness(call), checks.Controlled(call.Caller, "service.absent", call.Meaning.Name));
        }
    }

    private static void AddRelease(CheckList checks, ClusterModel model, DeclaredCall call, NetworkAddress? before)
    {
        if (before is not null && call.Caller is Deployment deployment)
        {
            var at = new RevisionHistory(model, deployment).RolledOutAt;
            checks.Supports(
                0.5,
                $"the last revision that worked had {before}",
                checks.Controlled(deployment, "revision.address", before.ToString(), at));
        }
    }

    private static string Wrongness(DeclaredCall call) => call.Target is { } service
        ? $"Service {service.Name} has port {string.Join(", ", service.Ports.Select(port => port.Port))} and not {call.Address.Port}"
        : $"there is no Service {call.Meaning.Name} in {call.Meaning.Namespace}";

    /// <summary>The Service whose name looks most like the one that was called.</summary>
    private static NetworkAddress? Similar(ClusterModel model, DeclaredCall call)
    {
        Service? best = null;
        foreach (var service in model.Services.In(call.Meaning.Namespace))
        {
            if (NameDistance.AreAlike(service.Name, call.Meaning.Name) && (best is null || service.Name.Length > best.Name.Length))
            {
                best = service;
            }
        }

        return call.Target is { } target ? new NetworkAddress { Host = target.Name, Port = target.Ports[0].Port }
            : best is null ? null : new NetworkAddress { Host = best.Name };
    }

    private static IEnumerable<Incidents.ResourceRef> CallersOf(NetworkScene scene, ClusterObject callee) =>
        callee is Workload workload
            ? scene.Model.ServicesSelecting(workload.Namespace, workload.Template.Labels).SelectMany(scene.ExplainedCallers)
            : [];
}
