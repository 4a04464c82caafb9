using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>Says how a container ended, in words that people search for.</summary>
internal static class CrashText
{
    /// <summary>For instance <c>CrashLoopBackOff, exit code 1</c>.</summary>
    public static string State(Trouble trouble) => trouble.Container?.LastEnd is { } end
        ? $"{Reason(trouble, end)}, exit code {end.ExitCode}{Signal(end.ExitCode)}"
        : trouble.Reason;

    private static string Reason(Trouble trouble, ContainerState end) =>
        trouble.Container!.Current.Phase == ContainerPhase.Waiting && trouble.Container.Current.Reason.Length > 0 ? trouble.Container.Current.Reason
        : end.Reason.Length > 0 ? end.Reason
        : trouble.Reason;

    private static string Signal(int exitCode) => exitCode switch
    {
        134 => " (abort)",
        137 => " (killed)",
        139 => " (segmentation fault)",
        143 => " (terminated)",
        _ => "",
    };
}
