using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>The message of an ended container: its termination file, or the end of its log where the container asks for that.</summary>
internal static class TerminationNote
{
    private const int MostFileBytes = 4096;
    private const int MostLogBytes = 2048;
    private const int MostLogLines = 80;

    public static string? Of(JsonObject container, ContainerRun run, ContainerLog log, int exitCode)
    {
        if (run.TerminationMessage is { Length: > 0 } written)
            return Start(written);
        if (exitCode == 0 || container.Text("terminationMessagePolicy") != "FallbackToLogsOnError")
            return null;
        var text = new StringBuilder();
        foreach (var line in log.ReadUntil(log.Ended ?? DateTimeOffset.MaxValue, MostLogLines).TakeLast(MostLogLines))
            text.Append(line.Text).Append('\n');
        return text.Length == 0 ? null : End(text.ToString());
    }

    private static string Start(string text) => text.Length <= MostFileBytes ? text : text[..MostFileBytes];

    private static string End(string text) => text.Length <= MostLogBytes ? text : text[^MostLogBytes..];
}
