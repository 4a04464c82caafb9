using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Simulation.Alerts;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Hosts;
using Autoheal.Simulation.People;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Simulation;

/// <summary>
/// A whole incident in one process: a seeded cluster, its alerts, an Autoheal host and a colleague on call, all on one thread and on
/// virtual time. The same seed and options take the same steps. Not thread-safe.
/// </summary>
public sealed class SimulatedCluster : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    private readonly SimulatedClusterOptions _options;
    private readonly SimulationPump _pump;
    private readonly SimulatedHost _host;
    private readonly SimulatedAlertmanager _alertmanager;
    private readonly CancellationTokenSource _over = new();
    private readonly DateTimeOffset _started;
    private Fault? _fault;

    private SimulatedCluster(int seed, SimulatedClusterOptions options)
    {
        _options = options;
        _started = options.StartTime;
        _pump = new SimulationPump(new VirtualClock(options.StartTime));
        World = new SimulatedWorld(new WorldOptions { Seed = seed, Nodes = options.Nodes, Landscape = options.LandscapeFor(seed) }, _pump.Clock);
        World.Animate();
        _host = new SimulatedHost(World, _pump, new SeededRandom(seed).Fork("host"), options);
        _alertmanager = new SimulatedAlertmanager(World, options.Alerts, _host.SubmitAsync);
    }

    /// <summary>Gets the world.</summary>
    public SimulatedWorld World { get; }

    /// <summary>Gets the journal, for reading.</summary>
    public IJournalReader Journal => _host.Stores.Journal;

    /// <summary>Gets how much virtual time has passed.</summary>
    public TimeSpan Elapsed => _pump.Clock.GetUtcNow() - _started;

    /// <summary>Gets the application that faults hit by default, as <c>namespace/name</c>.</summary>
    public string Primary => World.Landscape.Primary!.Key;

    internal SimulationPump Pump => _pump;

    internal SimulatedHost Host => _host;

    internal InProcessHandler Transport => _host.Transport;

    /// <summary>Makes the world of a seed, starts the host in it and lets the cluster settle.</summary>
    /// <param name="seed">From which everything random follows.</param>
    /// <param name="configure">Changes names, people, limits; the defaults are those of <c>autoheal demo</c>.</param>
    public static Task<SimulatedCluster> StartAsync(int seed = 1, Action<SimulatedClusterOptions>? configure = null)
    {
        var options = new SimulatedClusterOptions();
        configure?.Invoke(options);
        var cluster = new SimulatedCluster(seed, options);
        cluster.Begin();
        return Task.FromResult(cluster);
    }

    /// <summary>Makes something go wrong.</summary>
    public Task InjectAsync(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _fault = fault;
        _pump.Run(() =>
        {
            fault.Apply(World);
            if (fault.Name == "healthy")
            {
                _alertmanager.FireStale(fault.Target);
            }

            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }

    /// <summary>
    /// Lets time pass until an incident was opened and all incidents have ended.
    /// </summary>
    /// <param name="limit">The most virtual time that may pass; 2 hours by default.</param>
    /// <exception cref="TimeoutException">The limit has passed.</exception>
    public Task<SettledIncident> RunUntilSettledAsync(TimeSpan? limit = null)
    {
        _pump.Run(WaitUntilClosedAsync, limit ?? TimeSpan.FromHours(2));
        return Task.FromResult(_pump.Run(ReadFirstAsync));
    }

    /// <summary>Kills the host between two steps, as a power cut would, and starts it again on the same stores.</summary>
    public void CrashAndRestart() => _host.CrashAndRestart();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _alertmanager.Stop();
        _host.Dispose();
        await _host.Stores.DisposeAsync();
        _over.Dispose();
    }

    private void Begin()
    {
        _host.Start();
        _alertmanager.Start();
        var colleague = new SimulatedColleague(() => _host.Stores, _pump.Clock, _host.Nonces, _options.Colleague, Intervene);
        _pump.Run(() =>
        {
            _ = colleague.RunAsync(_over.Token);
            return Task.CompletedTask;
        });
    }

    /// <summary>Somebody else acts while a request waits: the moment at which approving blindly would be wrong.</summary>
    private void Intervene() => _fault?.Intervene(World);

    private async Task WaitUntilClosedAsync()
    {
        while (!await AllClosedAsync())
        {
            await Task.Delay(LookInterval, _pump.Clock, _over.Token);
        }
    }

    private async Task<bool> AllClosedAsync()
    {
        var any = false;
        await foreach (var incident in new IncidentDirectory(Journal).ListAsync(_over.Token))
        {
            any = true;
            if (incident.Phase != IncidentPhase.Closed)
            {
                return false;
            }
        }

        return any;
    }

    private async Task<SettledIncident> ReadFirstAsync()
    {
        var streams = await Journal.ListStreamsAsync(StreamId.IncidentPrefix, _over.Token);
        var records = new List<JournalRecord>();
        await foreach (var record in Journal.ReadStreamAsync(streams[0], cancellationToken: _over.Token))
        {
            records.Add(record);
        }

        return SettledIncident.Of(records);
    }
}
