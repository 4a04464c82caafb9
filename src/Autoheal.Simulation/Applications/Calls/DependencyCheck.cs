using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Networking;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Calls;

/// <summary>Calls a dependency once by every way that leads to it, and tells what would come of many calls.</summary>
internal sealed class DependencyCheck(ClusterNetwork network, TimeProvider clock, Func<Connection, RunningProgram?> programAt, Func<string, BackendState> stateOf)
{
    private const double WritingShare = 0.4;
    private const double PoisonShare = 0.3;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>The trouble, and what the calls take longer than usual.</summary>
    public (DependencyTrouble? Trouble, TimeSpan Delay) Of(RunningApplication caller, Dependency dependency)
    {
        if (dependency.Locate(caller.Start.Environment) is not var (host, port))
            return (null, TimeSpan.Zero);
        var routes = network.Routes(caller.Start.Process.Pod, host, port);
        DependencyTrouble? worst = null;
        var (failing, delay) = (0.0, TimeSpan.Zero);
        foreach (var route in routes)
        {
            var (trouble, wait) = route.Open ? AskAt(caller, dependency, route) : (Describe(caller, dependency, route, Unreachable(route.Outcome)), s_patience);
            delay += (wait + route.Delay) / routes.Count;
            if (trouble is null)
                continue;
            failing += trouble.Share / routes.Count;
            if (worst is null || trouble.Share > worst.Share)
                worst = trouble;
        }

        return (worst is null ? null : worst with { Share = failing }, delay);
    }

    private (DependencyTrouble? Trouble, TimeSpan Delay) AskAt(RunningApplication caller, Dependency dependency, Connection route)
    {
        var program = programAt(route);
        if (program is null)
            return (null, TimeSpan.Zero);
        var state = stateOf(program.Key);
        var secure = state.UnknownAuthority ? TroubleKind.UnknownAuthority : state.CertificateExpires <= clock.GetUtcNow() ? TroubleKind.CertificateExpired : (TroubleKind?)null;
        if (secure is { } refused)
            return (Describe(caller, dependency, route, refused), TimeSpan.Zero);
        return program switch
        {
            RunningApplication service => AskService(caller, dependency, route, service, state),
            RunningBackend backend => AskBackend(caller, dependency, route, backend, state),
            _ => (null, TimeSpan.Zero),
        };
    }

    private static (DependencyTrouble? Trouble, TimeSpan Delay) AskService(
        RunningApplication caller, Dependency dependency, Connection route, RunningApplication service, BackendState state)
    {
        if (dependency.Kind != BackendKind.Http)
            return (Describe(caller, dependency, route, TroubleKind.WrongProtocol), TimeSpan.Zero);
        if (dependency.Application is { } meant && meant != service.Image.App)
            return (Describe(caller, dependency, route, TroubleKind.UpstreamNotFound), TimeSpan.Zero);
        var condition = service.Condition;
        var delay = state.Delay + condition.Delay;
        if (condition.Hung)
            return (Describe(caller, dependency, route, TroubleKind.UpstreamSlow), s_patience);
        if (delay >= s_patience)
            return (Describe(caller, dependency, route, TroubleKind.UpstreamSlow) with { Share = 0.6 }, delay);
        return condition.ErrorPercent == 0 ? (null, delay) : (Describe(caller, dependency, route, TroubleKind.UpstreamError) with { Share = condition.ErrorPercent / 100.0 }, delay);
    }

    private static (DependencyTrouble? Trouble, TimeSpan Delay) AskBackend(
        RunningApplication caller, Dependency dependency, Connection route, RunningBackend backend, BackendState state)
    {
        DependencyTrouble Fails(TroubleKind what, double share = 1) => Describe(caller, dependency, route, what) with { Share = share };

        if (dependency.Kind != backend.Kind)
            return (Fails(TroubleKind.WrongProtocol), TimeSpan.Zero);
        var given = dependency.PasswordVariable is { } variable ? caller.Start.Environment.GetValueOrDefault(variable) : null;
        if (state.Password is { Length: > 0 } needed && given != needed)
            return (Fails(string.IsNullOrEmpty(given) ? TroubleKind.LoginMissing : TroubleKind.LoginRefused), TimeSpan.Zero);
        var wanted = backend.Connections + state.ForeignConnections;
        if (wanted > state.ConnectionLimit)
            return (Fails(TroubleKind.TooManyConnections, Math.Min(1, (double)(wanted - state.ConnectionLimit) / Math.Max(1, backend.Connections))), state.Delay);
        if (state.DiskFull)
            return (Fails(TroubleKind.DiskFull, WritingShare), state.Delay);
        if (state.MemoryFull)
            return (Fails(TroubleKind.MemoryFull, WritingShare), state.Delay);
        if (state.ReadOnly)
            return (Fails(TroubleKind.ReadOnly, WritingShare), state.Delay);
        if (state.SequenceExhausted)
            return (Fails(TroubleKind.SequenceExhausted, WritingShare), state.Delay);
        if (state.PoisonRecord is { } record)
            return (Fails(TroubleKind.PoisonRecord, PoisonShare) with { Detail = record }, state.Delay);
        if (state.Locked)
            return (Fails(TroubleKind.Locked, 0.5), state.Delay + s_patience);
        if (state.Deadlocks)
            return (Fails(TroubleKind.Deadlock, 0.15), state.Delay);
        // Connections that are held for too long run out before the server does.
        return state.Delay >= s_patience ? (Fails(TroubleKind.PoolExhausted, 0.5), state.Delay) : (null, state.Delay);
    }

    private static TroubleKind Unreachable(Reachability outcome) => outcome switch
    {
        Reachability.UnknownName => TroubleKind.UnknownHost,
        Reachability.NameServerFailed => TroubleKind.NameServerFailed,
        Reachability.NameServerSilent => TroubleKind.NameServerSilent,
        Reachability.Refused => TroubleKind.Refused,
        _ => TroubleKind.TimedOut,
    };

    private static DependencyTrouble Describe(RunningApplication caller, Dependency dependency, Connection route, TroubleKind what) => new()
    {
        What = what,
        Kind = dependency.Kind,
        Host = route.Host,
        Port = route.Port,
        Address = route.Address ?? "",
        ClientAddress = caller.Start.Process.PodIP,
        User = dependency.User,
        StopsAtStart = dependency.NeededAtStart,
    };
}
