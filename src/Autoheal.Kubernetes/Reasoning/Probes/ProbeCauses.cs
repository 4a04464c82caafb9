using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>The causes of this family.</summary>
internal static class ProbeCauses
{
    private static readonly CauseCode s_stuck = new("k8s.rollout.stuck");
    private static readonly CauseCode[] s_killed =
        [new("k8s.probe.liveness"), new("k8s.rollout.crash"), new("k8s.crash.no-change"), new("k8s.container.completed"), s_stuck];

    private static readonly CauseCode[] s_unready = [new("k8s.probe.readiness"), s_stuck];

    public static CauseDescription Liveness { get; } = new()
    {
        Code = new("k8s.probe.liveness"),
        Title = "A liveness probe fails, and the kubelet restarts the container",
        Signs = ["a container is restarted again and again, exit code 137 or 143", "events: Unhealthy, Killing … failed liveness probe"],
        Repair = "Find out why the program does not answer; restore the probe of the last revision that worked.",
        RepairClass = RepairClass.Approve,
        Rows = [49, 50, 51],
        Refines = [.. s_killed[1..]],
    };

    public static CauseDescription LivenessPort { get; } = new()
    {
        Code = new("k8s.probe.liveness-port"),
        Title = "A liveness probe asks a port that nothing listens on",
        Signs = ["restarts by the kubelet", "the probe's port is none that the container declares"],
        Repair = "Undo the rollout that brought the probe.",
        RepairClass = RepairClass.Automatic,
        Rows = [49],
        Refines = s_killed,
    };

    public static CauseDescription LivenessProtocol { get; } = new()
    {
        Code = new("k8s.probe.liveness-protocol"),
        Title = "A liveness probe speaks another protocol than the program",
        Signs = ["restarts by the kubelet", "liveness and readiness probe differ in protocol"],
        Repair = "Undo the rollout that brought the probe.",
        RepairClass = RepairClass.Automatic,
        Rows = [50],
        Refines = s_killed,
    };

    public static CauseDescription LivenessPath { get; } = new()
    {
        Code = new("k8s.probe.liveness-path"),
        Title = "A liveness probe asks for a path that the program does not know",
        Signs = ["restarts by the kubelet", "the probe is answered with HTTP status 404"],
        Repair = "Undo the rollout that brought the probe or the program.",
        RepairClass = RepairClass.Automatic,
        Rows = [49],
        Refines = s_killed,
    };

    public static CauseDescription LivenessEager { get; } = new()
    {
        Code = new("k8s.probe.liveness-eager"),
        Title = "A liveness probe does not wait until the program has started",
        Signs = ["restarts by the kubelet, each soon after the start", "delay and threshold of the probe add up to less than a start takes", "no startup probe"],
        Repair = "Restore the probe's timings, or undo the rollout.",
        RepairClass = RepairClass.Automatic,
        Rows = [51],
        Refines = s_killed,
    };

    public static CauseDescription StartupShort { get; } = new()
    {
        Code = new("k8s.probe.startup-short"),
        Title = "A program starts more slowly than its startup probe allows",
        Signs = ["restarts by the kubelet before the container has started", "events: Startup probe failed"],
        Repair = "Undo the rollout, or give the startup probe more time.",
        RepairClass = RepairClass.Automatic,
        Rows = [43],
        Refines = s_killed,
    };

    public static CauseDescription StartupWrong { get; } = new()
    {
        Code = new("k8s.probe.startup-wrong"),
        Title = "A startup probe asks the wrong port, protocol or path",
        Signs = ["restarts by the kubelet before the container has started", "the probe's port is none that the container declares, or it is answered with 404"],
        Repair = "Undo the rollout that brought the probe.",
        RepairClass = RepairClass.Automatic,
        Rows = [43, 49],
        Refines = [new("k8s.probe.startup-short"), .. s_killed],
    };

    public static CauseDescription Readiness { get; } = new()
    {
        Code = new("k8s.probe.readiness"),
        Title = "A readiness probe fails, so that a running pod gets no traffic",
        Signs = ["a pod runs and is not ready", "events: Readiness probe failed"],
        Repair = "Find out why the program says that it is not ready; undo the rollout that brought it.",
        RepairClass = RepairClass.Approve,
        Rows = [52],
        Refines = [s_stuck],
    };

    public static CauseDescription ReadinessPort { get; } = new()
    {
        Code = new("k8s.probe.readiness-port"),
        Title = "A readiness probe asks a port that nothing listens on",
        Signs = ["a pod runs and is never ready", "the probe's port is none that the container declares"],
        Repair = "Undo the rollout that brought the probe.",
        RepairClass = RepairClass.Automatic,
        Rows = [52],
        Refines = s_unready,
    };

    public static CauseDescription ReadinessProtocol { get; } = new()
    {
        Code = new("k8s.probe.readiness-protocol"),
        Title = "A readiness probe speaks another protocol than the program",
        Signs = ["a pod runs and is never ready", "liveness and readiness probe differ in protocol"],
        Repair = "Undo the rollout that brought the probe.",
        RepairClass = RepairClass.Automatic,
        Rows = [52],
        Refines = s_unready,
    };

    public static CauseDescription ReadinessPath { get; } = new()
    {
        Code = new("k8s.probe.readiness-path"),
        Title = "A readiness probe asks for a path that the program does not know",
        Signs = ["a pod runs and is never ready", "the probe is answered with HTTP status 404"],
        Repair = "Undo the rollout that brought the probe or the program.",
        RepairClass = RepairClass.Automatic,
        Rows = [52],
        Refines = s_unready,
    };
}
