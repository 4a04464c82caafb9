using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Asks one probe once, and words its failure as the kubelet does.</summary>
internal static class ProbeQuestion
{
    private const string AwaitingHeaders = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";

    public static ProbeResult Ask(JsonObject probe, ProbeTarget target, DateTimeOffset now)
    {
        var timeout = TimeSpan.FromSeconds(Math.Max(1, probe.Number("timeoutSeconds") ?? 1));
        if (probe.Object("exec") is { } exec)
            return AskCommand(exec, target, now, timeout);
        if (probe.Object("httpGet") is { } http)
            return AskHttp(http, target, now, timeout);
        if (probe.Object("grpc") is { } grpc)
            return AskGrpc(grpc, target, now, timeout);
        var port = PortOf(probe.Object("tcpSocket"), target.Container);
        return Listens(target, port, now) ? ProbeResult.Success : ProbeResult.Failure(Refusal(target, port));
    }

    /// <summary>The port a probe or hook names, by number or by the name of a declared one; zero when there is none.</summary>
    public static int PortOf(JsonObject? target, JsonObject container)
    {
        if (target.Text("port") is not { } named)
            return (int)(target.Number("port") ?? 0);
        foreach (var port in container.Array("ports") ?? [])
        {
            if (port.Text("name") == named)
                return (int)(port.Number("containerPort") ?? 0);
        }

        return int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static ProbeResult AskCommand(JsonObject exec, ProbeTarget target, DateTimeOffset now, TimeSpan timeout)
    {
        string[] command = [.. (exec.Array("command") ?? []).Select(word => word?.ToString() ?? "")];
        if (now < target.Started + target.Run.ListensAfter && target.Run.Exec is not null)
            return ProbeResult.Failure("");
        var answer = target.Exec(command);
        if (answer.Error is { } error)
            return ProbeResult.Errored(error);
        if (answer.Took > timeout)
            return ProbeResult.Failure($"command timed out: \"{string.Join(' ', command)}\" timed out after {GoDuration.Format(timeout)}");
        return answer.ExitCode == 0 ? ProbeResult.Success : ProbeResult.Failure(answer.Output);
    }

    private static ProbeResult AskHttp(JsonObject http, ProbeTarget target, DateTimeOffset now, TimeSpan timeout)
    {
        var port = PortOf(http, target.Container);
        var scheme = (http.Text("scheme") ?? "HTTP").ToLowerInvariant();
        var path = http.Text("path") ?? "/";
        var url = string.Create(CultureInfo.InvariantCulture, $"Get \"{scheme}://{http.Text("host") ?? target.PodIP}:{port}{(path.StartsWith('/') ? "" : "/")}{path}\": ");
        if (!Listens(target, port, now))
            return ProbeResult.Failure(url + Refusal(target, port));
        var spoken = target.Run.Speaks(port);
        if (spoken is PortProtocol.Grpc)
            return ProbeResult.Failure(url + @"net/http: HTTP/1.x transport connection broken: malformed HTTP response ""\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x05\x00\x00@\x00""");
        if (spoken is PortProtocol.Other)
            return ProbeResult.Failure(url + "EOF");
        if (spoken is PortProtocol.Http && scheme == "https")
            return ProbeResult.Failure(url + "http: server gave HTTP response to HTTPS client");
        if (spoken is PortProtocol.Https && scheme == "http")
            return ProbeResult.Failure("HTTP probe failed with statuscode: 400");
        var answer = target.Run.Http(port, path);
        if (answer.Latency >= timeout)
            return ProbeResult.Failure(url + AwaitingHeaders);
        return answer.Status is >= 200 and < 400
            ? ProbeResult.Success
            : ProbeResult.Failure(string.Create(CultureInfo.InvariantCulture, $"HTTP probe failed with statuscode: {answer.Status}"));
    }

    private static ProbeResult AskGrpc(JsonObject grpc, ProbeTarget target, DateTimeOffset now, TimeSpan timeout)
    {
        var port = PortOf(grpc, target.Container);
        if (!Listens(target, port, now) || target.Run.Speaks(port) is not (PortProtocol.Grpc or PortProtocol.Any))
        {
            return ProbeResult.Failure(string.Create(CultureInfo.InvariantCulture,
                $"timeout: failed to connect service \"{target.PodIP}:{port}\" within {GoDuration.Format(timeout)}: context deadline exceeded"));
        }

        var answer = target.Run.Http(port, "/grpc.health.v1.Health/Check");
        if (answer.Latency >= timeout)
            return ProbeResult.Failure("timeout: health rpc did not complete within " + GoDuration.Format(timeout));
        return answer.Status < 400 ? ProbeResult.Success : ProbeResult.Failure("service unhealthy (responded with \"NOT_SERVING\")");
    }

    private static bool Listens(ProbeTarget target, int port, DateTimeOffset now) =>
        now >= target.Started + target.Run.ListensAfter && target.Run.Ports.Contains(port);

    private static string Refusal(ProbeTarget target, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"dial tcp {target.PodIP}:{port}: connect: connection refused");
}
