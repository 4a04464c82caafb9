using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Images;

/// <summary>A ready-made server that needs no configuration: it listens on its port and answers.</summary>
internal sealed class ServerImage(int port, string program, PortProtocol protocol, Func<string, int> answer, params IReadOnlyList<string> log) : IImageBehaviour
{
    public static ServerImage Nginx { get; } = new(
        80, "nginx", PortProtocol.Http, static path => path is "/" or "/index.html" ? 200 : 404,
        "/docker-entrypoint.sh: Configuration complete; ready for start up",
        "2026/01/01 00:00:00 [notice] 1#1: using the \"epoll\" event method",
        "2026/01/01 00:00:00 [notice] 1#1: start worker processes");

    public static ServerImage Apache { get; } = new(
        80, "httpd-foreground", PortProtocol.Http, static path => path is "/" or "/index.html" ? 200 : 404,
        "[mpm_event:notice] [pid 1:tid 1] AH00489: Apache/2.4.62 (Unix) configured -- resuming normal operations");

    public static ServerImage HttpEcho { get; } = new(5678, "/http-echo", PortProtocol.Http, static _ => 200, "[INFO] server is listening on :5678");

    public static ServerImage Memcached { get; } = new(11211, "memcached", PortProtocol.Other, static _ => 0);

    public ImageContents Contents { get; } = new() { Programs = [program], ArgumentsAreCommand = true };

    public ContainerRun Start(ContainerStart start)
    {
        var after = TimeSpan.FromMilliseconds(300);
        return new()
        {
            Ports = [port],
            ListensAfter = after,
            Speaks = _ => protocol,
            Http = (_, path) => new HttpAnswer(answer(path.Split('?')[0]), TimeSpan.FromMilliseconds(1)),
            Usage = static _ => new ContainerUsage(2, 6 * 1024 * 1024),
            Log = [.. log.Select(line => (after, line.Replace("2026/01/01 00:00:00", $"{start.Clock.GetUtcNow():yyyy/MM/dd HH:mm:ss}", StringComparison.Ordinal)))],
        };
    }
}
