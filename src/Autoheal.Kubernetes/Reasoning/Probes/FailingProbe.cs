using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>A probe that fails, and what is wrong with it as far as the objects and the kubelet's events tell.</summary>
internal sealed class FailingProbe
{
    private FailingProbe(ContainerSpec spec, ProbeRole role, ProbeSpec probe, ClusterEvent? seen)
    {
        Spec = spec;
        Role = role;
        Probe = probe;
        Event = seen;
    }

    public ContainerSpec Spec { get; }

    public ProbeRole Role { get; }

    public ProbeSpec Probe { get; }

    /// <summary>Gets the event that says how it failed; null when none was seen.</summary>
    public ClusterEvent? Event { get; }

    public ProbeFailure Failure => Event?.ProbeFailure ?? ProbeFailure.None;

    /// <summary>Gets the probe of the same container that can be compared with it; null when there is none.</summary>
    public ProbeSpec? Sibling => Role == ProbeRole.Readiness ? Spec.Liveness ?? Spec.Startup : Spec.Readiness ?? (Role == ProbeRole.Liveness ? Spec.Startup : Spec.Liveness);

    /// <summary>Gets whether it asks a port that the container does not declare though it declares some, or that it names and nobody declares.</summary>
    public bool IsUndeclaredPort => Probe.Kind is ProbeKind.Http or ProbeKind.Tcp or ProbeKind.Grpc
        && !Spec.Declares(Probe.Port) && (Spec.Ports.Count > 0 || Probe.Port.Name is { Length: > 0 });

    /// <summary>Gets whether it asks another port than the sibling, which is declared.</summary>
    public bool IsOtherPort => Sibling is { Kind: ProbeKind.Http or ProbeKind.Tcp or ProbeKind.Grpc } sibling && Number(sibling.Port) != Number(Probe.Port);

    /// <summary>Gets whether it speaks another protocol than the sibling.</summary>
    public bool IsOtherProtocol => Sibling is { } sibling
        && ((Probe.Kind, sibling.Kind) is (ProbeKind.Grpc, ProbeKind.Http) or (ProbeKind.Http, ProbeKind.Grpc)
            || (Probe.Kind == ProbeKind.Http && sibling.Kind == ProbeKind.Http && Probe.Https != sibling.Https && !IsOtherPort));

    public static FailingProbe? Of(ClusterModel model, Pod pod, ContainerSpec? spec, ProbeRole role)
    {
        var probe = role switch
        {
            ProbeRole.Startup => spec?.Startup,
            ProbeRole.Liveness => spec?.Liveness,
            _ => spec?.Readiness,
        };
        return probe is null ? null : new FailingProbe(spec!, role, probe, ProbeEvents.FindClassified(model, pod, role));
    }

    /// <summary>What is wrong with it.</summary>
    /// <param name="ranFor">How long the container ran before it was ended; null when it was not.</param>
    public ProbeFlaw Flaw(TimeSpan? ranFor)
    {
        if (IsOtherProtocol || Failure == ProbeFailure.Protocol)
        {
            return ProbeFlaw.Protocol;
        }

        if (IsUndeclaredPort && Failure is not (ProbeFailure.HttpStatus or ProbeFailure.Program))
        {
            return ProbeFlaw.Port;
        }

        if (Failure == ProbeFailure.HttpStatus && Event!.ProbeStatus is 404 or 405)
        {
            return ProbeFlaw.Path;
        }

        return Role == ProbeRole.Liveness && IsEndedAtFirstChance(ranFor) && Failure is ProbeFailure.ConnectionRefused or ProbeFailure.Timeout or ProbeFailure.None
            ? ProbeFlaw.Eager
            : ProbeFlaw.None;
    }

    /// <summary>Whether the container never lived longer than the probe's patience allows: it may just not have been ready.</summary>
    private bool IsEndedAtFirstChance(TimeSpan? ranFor)
    {
        // The kubelet waits for the program to end for as long as the pod's grace period, mostly 30 seconds.
        var slack = TimeSpan.FromSeconds(35 + Probe.PeriodSeconds + Probe.TimeoutSeconds);
        return Spec.Startup is null && Probe.Patience <= TimeSpan.FromMinutes(2) && (ranFor is not { } ran || ran <= Probe.Patience + slack);
    }

    private int Number(PortReference port)
    {
        if (port.Name is { Length: > 0 } name)
        {
            foreach (var declared in Spec.Ports)
            {
                if (declared.Name == name)
                {
                    return declared.Number;
                }
            }
        }

        return port.Number;
    }
}
