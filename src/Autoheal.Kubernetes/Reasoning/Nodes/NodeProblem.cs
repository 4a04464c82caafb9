using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Nodes;

/// <summary>A condition that a problem detector put on a node: kubelets do not write these.</summary>
internal sealed class NodeProblem
{
    private static readonly string[] s_disk = ["ReadonlyFilesystem", "ReadOnlyFilesystem", "DiskError", "DiskIOError", "XfsShutdown", "Ext4Error", "CorruptDockerOverlay2", "CorruptContainerdOverlay", "DiskBadBlock", "IOError"];
    private static readonly string[] s_machine = ["KernelDeadlock", "HardwareFailure", "MemoryError", "CPUHardwareError", "MachineCheckError", "FrequentKubeletRestart", "FrequentContainerdRestart", "FrequentDockerRestart", "KernelOops"];
    private static readonly string[] s_clock = ["ClockSkew", "ClockDrift", "NTPProblem", "NtpProblem", "TimeNotSynchronized"];

    private NodeProblem(CauseDescription cause, ObjectCondition condition)
    {
        Cause = cause;
        Condition = condition;
    }

    public CauseDescription Cause { get; }

    public ObjectCondition Condition { get; }

    /// <summary>The first problem that a node reports; null when it reports none.</summary>
    public static NodeProblem? Find(Node node)
    {
        foreach (var condition in node.Conditions)
        {
            if (condition.IsTrue && CauseOf(condition.Type) is { } cause)
            {
                return new NodeProblem(cause, condition);
            }
        }

        return null;
    }

    private static CauseDescription? CauseOf(string type) =>
        s_disk.Contains(type) ? NodeCauses.DiskError
        : s_machine.Contains(type) ? NodeCauses.Hardware
        : s_clock.Contains(type) ? NodeCauses.ClockDrift
        : null;
}
