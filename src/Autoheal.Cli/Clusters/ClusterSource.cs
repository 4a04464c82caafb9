using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;

namespace Autoheal.Cli.Clusters;

/// <summary>What is asked: a running cluster, or files that were taken from one.</summary>
internal sealed class ClusterSource : IDisposable
{
    private ClusterSource()
    {
    }

    public KubernetesConnection? Connection { get; private init; }

    public RecordedCluster? Recording { get; private init; }

    /// <summary>The namespaces that are meant when nobody names one: that of the context, or all that a recording holds.</summary>
    public IReadOnlyList<string> DefaultNamespaces => Recording is { Namespaces: { Count: > 0 } recorded } ? recorded : [Connection?.DefaultNamespace ?? "default"];

    /// <summary>What is asked, in words.</summary>
    public string Describe(IncidentScope scope)
    {
        var what = scope.Namespaces.Count switch
        {
            0 => "all namespaces",
            1 => $"namespace {scope.Namespaces[0]}",
            _ => $"namespaces {string.Join(", ", scope.Namespaces)}",
        };
        return Recording is null ? $"reading {what} at {Connection!.BaseAddress.Authority} ({Connection.Origin}) ..." : $"reading {what} of the recording ...";
    }

    public static ClusterSource Running(KubernetesConnection connection) => new() { Connection = connection };

    public static ClusterSource Recorded(RecordedCluster recording) => new() { Recording = recording };

    public void Dispose() => Connection?.Dispose();
}
