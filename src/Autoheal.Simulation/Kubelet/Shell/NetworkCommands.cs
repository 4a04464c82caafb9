using System.Globalization;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Tools that ask the network.</summary>
internal static class NetworkCommands
{
    private const string NameServer = "10.96.0.10";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static CommandResult Lookup(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var host = arguments.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "";
        var found = surroundings.Start.Network.Resolve(surroundings.Start.Pod, host);
        string[] head = [$"Server:\t\t{NameServer}", $"Address:\t{NameServer}:53", ""];
        return found.Outcome switch
        {
            Reachability.Open => CommandResult.Prints([.. head, $"Name:\t{host}", $"Address: {found.Address}"]),
            Reachability.NameServerSilent => new() { Status = 1, Took = s_patience, Output = [";; connection timed out; no servers could be reached"] },
            Reachability.NameServerFailed => new() { Status = 1, Output = [.. head, $"** server can't find {host}: SERVFAIL"] },
            _ => new() { Status = 1, Output = [.. head, $"** server can't find {host}: NXDOMAIN"] },
        };
    }

    public static CommandResult Getent(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var found = surroundings.Start.Network.Resolve(surroundings.Start.Pod, arguments.Count > 0 ? arguments[^1] : "");
        return found.Open ? CommandResult.Prints($"{found.Address}      {arguments[^1]}") : new() { Status = 2 };
    }

    public static CommandResult Netcat(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        if (arguments.Any(argument => argument.StartsWith("-l", StringComparison.Ordinal)))
            return Serve(arguments, 0);
        var plain = arguments.Where(argument => !argument.StartsWith('-')).ToArray();
        if (plain.Length < 2 || !int.TryParse(plain[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return CommandResult.Fails(1, "nc: missing host or port");
        var found = surroundings.Start.Network.Connect(surroundings.Start.Pod, plain[^2], port);
        return found.Outcome switch
        {
            Reachability.Open => CommandResult.Success,
            Reachability.Refused => CommandResult.Fails(1, $"nc: {plain[^2]} ({found.Address}:{port}): Connection refused"),
            Reachability.TimedOut => CommandResult.Fails(1, $"nc: {plain[^2]} ({found.Address}:{port}): Connection timed out") with { Took = s_patience },
            _ => CommandResult.Fails(1, $"nc: bad address '{plain[^2]}'") with { Took = TookFor(found) },
        };
    }

    public static CommandResult Wget(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var (host, port, text) = Target(arguments);
        var found = surroundings.Start.Network.Connect(surroundings.Start.Pod, host, port);
        return found.Outcome switch
        {
            Reachability.Open => CommandResult.Success,
            Reachability.Refused => CommandResult.Fails(1, $"Connecting to {text} ({found.Address}:{port})", $"wget: can't connect to remote host ({found.Address}): Connection refused"),
            Reachability.TimedOut => CommandResult.Fails(1, $"Connecting to {text} ({found.Address}:{port})", "wget: download timed out") with { Took = s_patience },
            _ => CommandResult.Fails(1, $"wget: bad address '{text}'") with { Took = TookFor(found) },
        };
    }

    public static CommandResult Curl(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var (host, port, _) = Target(arguments);
        var found = surroundings.Start.Network.Connect(surroundings.Start.Pod, host, port);
        return found.Outcome switch
        {
            Reachability.Open => CommandResult.Success,
            Reachability.Refused => CommandResult.Fails(7, $"curl: (7) Failed to connect to {host} port {port} after 2 ms: Couldn't connect to server"),
            Reachability.TimedOut => CommandResult.Fails(28, $"curl: (28) Failed to connect to {host} port {port} after 5002 ms: Timeout was reached") with { Took = s_patience },
            _ => CommandResult.Fails(6, $"curl: (6) Could not resolve host: {host}") with { Took = TookFor(found) },
        };
    }

    public static CommandResult Ping(IReadOnlyList<string> arguments, ShellSurroundings surroundings)
    {
        var host = arguments.LastOrDefault(argument => !argument.StartsWith('-')) ?? "";
        var found = surroundings.Start.Network.Resolve(surroundings.Start.Pod, host);
        return found.Open ? CommandResult.Prints($"PING {host} ({found.Address}): 56 data bytes") : CommandResult.Fails(1, $"ping: bad address '{host}'");
    }

    /// <summary>A small server on the port that follows <c>-p</c> or ends an option.</summary>
    public static CommandResult Serve(IReadOnlyList<string> arguments, int port, bool httpd = false)
    {
        foreach (var argument in arguments)
        {
            if (int.TryParse(argument[(argument.LastIndexOf(':') + 1)..].TrimStart('-', 'p', 'l', 'k'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536)
                port = number;
        }

        return new() { Forever = true, Ports = [port], ServesNothing = httpd };
    }

    private static TimeSpan TookFor(Connection found) => found.Outcome == Reachability.NameServerSilent ? s_patience : TimeSpan.FromMilliseconds(20);

    private static (string Host, int Port, string Text) Target(IReadOnlyList<string> arguments)
    {
        var url = arguments.LastOrDefault(argument => argument.Contains("://", StringComparison.Ordinal)) ?? "http://" + (arguments.LastOrDefault(argument => !argument.StartsWith('-')) ?? "");
        return Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? (parsed.Host, parsed.Port, parsed.Authority) : (url, 80, url);
    }
}
