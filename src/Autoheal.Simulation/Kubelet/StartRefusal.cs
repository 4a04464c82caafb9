using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Why runc could not start a process, as containerd passes it on.</summary>
internal static class StartRefusal
{
    private const string Prefix =
        "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ";

    /// <summary>Below this the runtime's own start does not fit into the limit.</summary>
    private const long LeastMemory = 4 * 1024 * 1024;

    /// <summary>What keeps any program from starting; null when nothing does.</summary>
    public static string? Of(ContainerStart start)
    {
        if (start.MemoryLimit < LeastMemory)
            return MemoryTooLow;
        return start.Container.Text("workingDir") is "/etc/passwd" or "/etc/hosts" or "/etc/hostname"
            ? $"{Prefix}error during container init: mkdir {start.Container.Text("workingDir")}: not a directory: unknown"
            : null;
    }

    public static string MemoryTooLow => Prefix + "container init was OOM-killed (memory limit too low?): unknown";

    public static string NotFound(string program) => program.Contains('/', StringComparison.Ordinal)
        ? $"{Prefix}exec: \"{program}\": stat {program}: no such file or directory: unknown"
        : $"{Prefix}exec: \"{program}\": executable file not found in $PATH: unknown";

    public static string NoProgram(string path, bool directory) =>
        $"{Prefix}exec: \"{path}\": {(directory ? "is a directory" : "permission denied")}: unknown";

    /// <summary>The same refusal of a command run in a container that exists.</summary>
    public static string Exec(string program) =>
        "rpc error: code = Unknown desc = failed to exec in container: failed to start exec: OCI runtime exec failed: exec failed: unable to start container process: exec: "
        + (program.Contains('/', StringComparison.Ordinal)
            ? $"\"{program}\": stat {program}: no such file or directory: unknown"
            : $"\"{program}\": executable file not found in $PATH: unknown");
}
