using Autoheal.Context;

namespace Autoheal.Cli.Clusters;

/// <summary>Reads a file of what Prometheus answered to (range) queries.</summary>
internal static class MetricFile
{
    private const long LargestFile = 256L * 1024 * 1024;

    /// <exception cref="ToolException">There is no such file.</exception>
    /// <exception cref="Diagnostics.AutohealException">It holds no answer of Prometheus.</exception>
    public static MetricSet Read(string path, string what)
    {
        if (new FileInfo(path) is not { Exists: true, Length: <= LargestFile })
        {
            throw ToolException.BadInput($"{what} '{path}' is no file of at most {LargestFile} bytes");
        }

        return new MetricSet(PrometheusJson.Read(File.ReadAllText(path), $"'{path}'"));
    }
}
