using Autoheal.Perception;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Cli.Clusters;

/// <summary>Reads a file that holds what some alert sender posts.</summary>
internal static class AlertFile
{
    private const int LargestFile = 4 * 1024 * 1024;

    /// <summary>The alerts that fire; all of them when none does.</summary>
    /// <exception cref="ToolException">No source understands the file.</exception>
    public static IReadOnlyList<Alert> Read(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: <= LargestFile })
        {
            throw ToolException.BadInput($"--alert '{path}' is no file of at most {LargestFile} bytes");
        }

        using var services = new ServiceCollection().AddLogging().AddAutoheal().Services.BuildServiceProvider();
        var body = File.ReadAllBytes(path);
        string? refusal = null;
        foreach (var source in services.GetServices<ISignalSource>())
        {
            var parsed = source.Parse(new Signal { Source = source.Name, ReceivedAt = File.GetLastWriteTimeUtc(path), Body = body });
            if (parsed.Error is null)
            {
                var firing = parsed.Alerts.Where(alert => !alert.Resolved).ToArray();
                return firing.Length > 0 ? firing : parsed.Alerts;
            }

            refusal ??= parsed.Error;
        }

        throw ToolException.BadInput($"--alert '{path}' is no alert: {refusal}");
    }
}
