using System.Globalization;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Probes;

/// <summary>Says what a probe asks, as its author declared it, and how it fails, in closed words.</summary>
internal static class ProbeText
{
    /// <summary>For instance <c>HTTP GET :8080/healthz</c>.</summary>
    public static string Of(ProbeSpec probe) => probe.Kind switch
    {
        ProbeKind.Http => $"{(probe.Https ? "HTTPS" : "HTTP")} GET :{probe.Port}{probe.Path}",
        ProbeKind.Tcp => $"TCP :{probe.Port}",
        ProbeKind.Grpc => $"gRPC :{probe.Port}",
        ProbeKind.Exec => "a command in the container",
        _ => "its check",
    };

    /// <summary>For instance <c>connection refused</c>.</summary>
    public static string Of(ProbeFailure failure, int status) => failure switch
    {
        ProbeFailure.ConnectionRefused => "connection refused",
        ProbeFailure.Timeout => "timeout",
        ProbeFailure.HttpStatus => string.Create(CultureInfo.InvariantCulture, $"HTTP status {status}"),
        ProbeFailure.Protocol => "the answer is of another protocol",
        ProbeFailure.Program => "the check says no",
        _ => "it fails",
    };

    public static string Of(ProbeRole role) => role switch
    {
        ProbeRole.Startup => "startup",
        ProbeRole.Liveness => "liveness",
        _ => "readiness",
    };
}
