using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Runs a postStart or preStop hook.</summary>
internal static class LifecycleHook
{
    /// <summary>How long it took, and why it failed; null when it did not.</summary>
    public static (TimeSpan Took, string? Failure) Run(JsonObject hook, ProbeTarget target, DateTimeOffset now)
    {
        if (hook.Object("sleep") is { } sleep)
            return (TimeSpan.FromSeconds(sleep.Number("seconds") ?? 0), null);
        if (hook.Object("exec") is { } exec)
        {
            var answer = target.Exec(Command(exec));
            return (answer.Took, Failure(answer, Command(exec)));
        }

        // An HTTP hook succeeds or fails as a probe of the same target would.
        var probe = new JsonObject { ["httpGet"] = hook.Object("httpGet")?.DeepClone(), ["timeoutSeconds"] = 30 };
        var result = hook.Object("httpGet") is null ? ProbeResult.Success : ProbeQuestion.Ask(probe, target, now);
        return (TimeSpan.Zero, result.Succeeded == true ? null : result.Text);
    }

    /// <summary>The failure as the container's state shows it.</summary>
    public static string Describe(JsonObject hook, string container, string pod, string failure) => hook.Object("exec") is { } exec
        ? $"Exec lifecycle hook ([{string.Join(' ', Command(exec))}]) for Container \"{container}\" in Pod \"{pod}\" failed - error: {failure}"
        : $"HTTP lifecycle hook ({hook.Object("httpGet").Text("path")}) for Container \"{container}\" in Pod \"{pod}\" failed - error: {failure}";

    private static string[] Command(JsonObject exec) => [.. (exec.Array("command") ?? []).Select(word => word?.ToString() ?? "")];

    private static string? Failure(ExecAnswer answer, string[] command)
    {
        if (answer.Error is { } error)
            return error;
        return answer.ExitCode == 0 ? null : $"command '{string.Join(' ', command)}' exited with {answer.ExitCode}: {answer.Output}, message: \"{answer.Output.Replace("\n", "\\n", StringComparison.Ordinal)}\"";
    }
}
