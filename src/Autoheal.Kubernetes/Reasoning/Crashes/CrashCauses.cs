using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>The causes of this family.</summary>
internal static class CrashCauses
{
    private static readonly CauseCode s_stuck = new("k8s.rollout.stuck");
    private static readonly CauseCode[] s_crash = [new("k8s.rollout.crash"), new("k8s.crash.no-change"), s_stuck];

    public static CauseDescription AfterRollout { get; } = new()
    {
        Code = new("k8s.rollout.crash"),
        Title = "Pods of a new revision crash while the revision before worked",
        Signs = ["CrashLoopBackOff of the current revision", "the crashes began with the rollout", "an older revision serves or stood"],
        Repair = "Undo the rollout.",
        RepairClass = RepairClass.Automatic,
        Rows = [47, 54],
        Refines = [new("k8s.crash.no-change"), s_stuck],
    };

    public static CauseDescription WithoutChange { get; } = new()
    {
        Code = new("k8s.crash.no-change"),
        Title = "A container crashes and nothing about it was changed",
        Signs = ["CrashLoopBackOff with an exit code other than 0", "no rollout before it"],
        Repair = "Evict one pod once; then a person.",
        RepairClass = RepairClass.Automatic,
        Rows = [48],
    };

    public static CauseDescription OutOfMemory { get; } = new()
    {
        Code = new("k8s.container.oom"),
        Title = "A container needs more memory than its limit allows",
        Signs = ["a container ended with OOMKilled, exit code 137", "it has a memory limit", "or its log says that memory ran out"],
        Repair = "Undo the rollout that brought it; else raise the limit within the quota.",
        RepairClass = RepairClass.Automatic,
        Rows = [45],
        Refines = s_crash,
    };

    public static CauseDescription LimitTiny { get; } = new()
    {
        Code = new("k8s.container.limit-tiny"),
        Title = "A memory limit is so small that not even the runtime can start a process in it",
        Signs = ["StartError or RunContainerError: OOM-killed (memory limit too low)", "a memory limit of a few mebibytes"],
        Repair = "Undo the rollout that brought the limit, or restore the limit.",
        RepairClass = RepairClass.Automatic,
        Rows = [46],
        Refines = [.. s_crash, new("k8s.container.oom"), new("k8s.container.command"), new("k8s.container.start")],
    };

    public static CauseDescription Command { get; } = new()
    {
        Code = new("k8s.container.command"),
        Title = "A container's command is not in its image, or may not be run",
        Signs = ["exit code 127 or 126", "StartError or RunContainerError: executable file not found, no such file or directory"],
        Repair = "Undo the rollout that brought the command or the image.",
        RepairClass = RepairClass.Automatic,
        Rows = [44],
        Refines = [.. s_crash, new("k8s.container.start")],
    };

    public static CauseDescription Start { get; } = new()
    {
        Code = new("k8s.container.start"),
        Title = "The runtime cannot create or start a container",
        Signs = ["a container waits with CreateContainerError, RunContainerError or a failed hook"],
        Repair = "Undo the rollout that brought it; else a person.",
        RepairClass = RepairClass.Automatic,
        Rows = [44],
        Refines = [s_stuck],
    };

    public static CauseDescription InitCrash { get; } = new()
    {
        Code = new("k8s.init.crash"),
        Title = "An init container fails, so that the pod never starts",
        Signs = ["Init:CrashLoopBackOff or Init:Error"],
        Repair = "Undo the rollout that brought it.",
        RepairClass = RepairClass.Automatic,
        Rows = [42],
        Refines = s_crash,
    };

    public static CauseDescription InitHang { get; } = new()
    {
        Code = new("k8s.init.hang"),
        Title = "An init container does not end, so that the pod never starts",
        Signs = ["Initialized is False", "an init container runs for minutes"],
        Repair = "Repair what it waits for; undo the rollout that brought it.",
        RepairClass = RepairClass.Automatic,
        Rows = [41],
        Refines = [s_stuck],
    };

    public static CauseDescription Completed { get; } = new()
    {
        Code = new("k8s.container.completed"),
        Title = "A program that should run on ends without an error again and again",
        Signs = ["CrashLoopBackOff with exit code 0", "restartPolicy Always"],
        Repair = "Undo the rollout that brought it, or run it as a Job.",
        RepairClass = RepairClass.Automatic,
        Rows = [47, 48],
        Refines = s_crash,
    };

    public static CauseDescription PortConflict { get; } = new()
    {
        Code = new("k8s.container.port-conflict"),
        Title = "Two containers of a pod want the same port",
        Signs = ["a container crashes: address already in use", "two containers declare the same port"],
        Repair = "Undo the rollout that brought the second one, or give it another port.",
        RepairClass = RepairClass.Automatic,
        Rows = [53],
        Refines = s_crash,
    };

    public static CauseDescription VolumePermission { get; } = new()
    {
        Code = new("k8s.volume.permission"),
        Title = "A program may not write to its volume",
        Signs = ["a container crashes: permission denied under a mounted path", "runAsUser without fsGroup"],
        Repair = "Undo the rollout that changed user or volume, or set fsGroup.",
        RepairClass = RepairClass.Automatic,
        Rows = [31],
        Refines = s_crash,
    };

    public static CauseDescription SharedMemory { get; } = new()
    {
        Code = new("k8s.container.shm-full"),
        Title = "A program needs more of /dev/shm than a container has by default",
        Signs = ["a container crashes: no space left on device under /dev/shm", "no memory volume is mounted there"],
        Repair = "Undo the rollout that brought it, or mount an emptyDir in memory with a size limit.",
        RepairClass = RepairClass.Automatic,
        Rows = [33],
        Refines = s_crash,
    };

    public static CauseDescription FileDescriptors { get; } = new()
    {
        Code = new("k8s.container.fd-exhausted"),
        Title = "A process has as many files or connections open as it may",
        Signs = ["a container crashes or fails: too many open files"],
        Repair = "Undo the rollout that brought the leak; else restart it, paced.",
        RepairClass = RepairClass.Automatic,
        Need = EvidenceNeed.Logs,
        Rows = [57],
        Refines = s_crash,
    };

    public static CauseDescription EphemeralPorts { get; } = new()
    {
        Code = new("net.ports.exhausted"),
        Title = "A process, or its node, has no local port left for another connection",
        Signs = ["a container crashes or fails: cannot assign requested address when it connects"],
        Repair = "Undo the rollout that opens a connection a request; else restart it, paced.",
        RepairClass = RepairClass.Automatic,
        Need = EvidenceNeed.Logs,
        Rows = [72],
        Refines = s_crash,
    };
}
