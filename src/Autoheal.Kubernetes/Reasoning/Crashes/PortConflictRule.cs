using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>A container wants a port that another container of the pod, or of the node's network, has taken (taxonomy row 53).</summary>
internal sealed class PortConflictRule : IDiagnosticRule
{
    private static readonly CauseCode s_inUse = new("log.port.in-use");

    public string Name => "container-port-conflict";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.PortConflict];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.First.Container is { LastEnd.ExitCode: not (0 or 126 or 127 or 137) } container)
            {
                var found = evidence.FindSighting(s_inUse);
                var clash = Clash(evidence, container.Name);
                if (clash is not null || found is { IsClear: true })
                {
                    yield return Describe(evidence, container, found, clash);
                }
            }
        }
    }

    /// <summary>A port that the container and another one of the pod declare; null when there is none.</summary>
    private static (int Port, string Other)? Clash(WorkloadEvidence evidence, string name)
    {
        var pod = evidence.First.Pod.Template.FindContainer(name) is { Ports.Count: > 0 } ? evidence.First.Pod.Template : evidence.Template;
        if (pod.FindContainer(name) is not { Init: false } own)
        {
            return null;
        }

        foreach (var other in pod.Containers)
        {
            if (other.Name == name || (other.Init && !other.Sidecar))
            {
                continue;
            }

            foreach (var port in own.Ports)
            {
                foreach (var taken in other.Ports)
                {
                    if (taken.Number == port.Number && taken.Protocol == port.Protocol)
                    {
                        return (port.Number, other.Name);
                    }
                }
            }
        }

        return null;
    }

    private static Finding Describe(
        WorkloadEvidence evidence, ContainerStatus container, SeenInLog? found, (int Port, string Other)? clash)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, 0.5);
        if (clash is { } same)
        {
            checks.Supports(
                0.6,
                $"containers {container.Name} and {same.Other} both declare port {same.Port}",
                checks.Declared(evidence.Declarer, "containers.port", $"{same.Port}"));
        }

        if (found is { } log)
        {
            CrashChecks.AddSighting(checks, log, 0.85, "address already in use");
        }
        else
        {
            checks.NotObserved(0.5, "whether the log says that an address is in use");
        }

        CrashChecks.AddOwnEnd(checks, evidence);
        RolloutChecks.AddRelease(checks, evidence, "crash");
        var port = clash?.Port ?? found?.Sighting.Dependencies.FirstOrDefault(named => named.Port is not null)?.Port;
        var what = port is { } number ? $"port {number}" : "its port";
        return new Finding
        {
            Cause = CrashCauses.PortConflict.Code,
            Object = evidence.Target,
            Title = $"Port conflict: container {container.Name} cannot listen on {what}, address already in use",
            Summary = $"Container {container.Name} of {evidence.Name} crashes because {what} is taken (address already in use)"
                + (clash is { } taken ? $": container {taken.Other} of the same pod declares it, too." : " in the pod's network."),
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,

            // What only a log says decides about no repair: the causes behind this one do.
            Remedies = clash is null ? [] : evidence.Undo(),
        };
    }
}
