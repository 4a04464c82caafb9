using Autoheal.Journal;
using Autoheal.Kubernetes.Client;
using Autoheal.Perception;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.People;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Autoheal.Simulation.Hosts;

/// <summary>An Autoheal host as a process on the pump: it can crash at any step and is started again on the same stores.</summary>
internal sealed class SimulatedHost : IDisposable
{
    private static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(5);

    private readonly SimulatedWorld _world;
    private readonly SimulationPump _pump;
    private readonly SimulatedClusterOptions _options;
    private readonly SeededRandom _blobRandom;
    private readonly string _readerToken;
    private readonly string _actorToken;
    private SimulatedProcess? _process;
    private ServiceProvider? _services;

    public SimulatedHost(SimulatedWorld world, SimulationPump pump, SeededRandom random, SimulatedClusterOptions options)
    {
        _world = world;
        _pump = pump;
        _options = options;
        _blobRandom = random.Fork("blobs");
        Nonces = new SeededNonceSource(random.Fork("nonces"));
        _readerToken = AddUser("autoheal-reader", random);
        _actorToken = AddUser("autoheal-actor", random);
        Transport = new InProcessHandler(world);
        if (options.StepEverywhere)
        {
            Transport.Before = Transport.After = static async (_, _, _) => await SimulationPump.Yield();
        }
    }

    public AutohealStores Stores { get; private set; } = null!;

    public INonceSource Nonces { get; }

    public InProcessHandler Transport { get; }

    /// <summary>The running process; replaced at every start.</summary>
    public SimulatedProcess Process => _process!;

    public IServiceProvider Services => _services!;

    /// <summary>How often the host has been started.</summary>
    public int Starts { get; private set; }

    public void Start()
    {
        Stores = OpenStores();
        var process = _process = _pump.StartProcess("autoheal");
        var start = ++Starts;
        process.CrashBefore = step => CrashesBefore(start, step);
        _ = process.InvokeAsync(async () =>
        {
            _services = Compose(process.Clock);
            foreach (var service in _services.GetServices<IHostedService>())
            {
                await service.StartAsync(CancellationToken.None);
            }
        });
    }

    public void CrashAndRestart()
    {
        _process!.Crash();
        Start();
    }

    /// <summary>Hands in an Alertmanager body; fails when the host is down or crashes before the alerts are durable.</summary>
    public async Task SubmitAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var intake = _services!.GetRequiredService<IAlertIntake>();
        var signal = new Signal { Source = "alertmanager", ReceivedAt = _pump.Clock.GetUtcNow(), Body = body, BoundNamespaces = ["*"] };
        var result = await _process!.InvokeAsync(async () => await intake.SubmitAsync(signal, cancellationToken));
        if (result.Error is { } error)
        {
            throw new InvalidOperationException(error);
        }
    }

    /// <summary>The process is killed rather than stopped: nothing of a simulation outlives it.</summary>
    public void Dispose() => _process?.Crash();

    private bool CrashesBefore(int start, long step)
    {
        if (_options.CrashBefore?.Invoke(start, step) != true)
        {
            return false;
        }

        _pump.Clock.CreateTimer(_ => Start(), null, RestartDelay, Timeout.InfiniteTimeSpan);
        return true;
    }

    private AutohealStores OpenStores()
    {
        var stores = _options.OpenStores?.Invoke(Stores) ?? Stores?.Reopen() ?? AutohealStores.InMemory(Fill);
        return _options.StepEverywhere ? stores.PausingAround(static async () => await SimulationPump.Yield()) : stores;
    }

    private void Fill(Span<byte> bytes)
    {
        for (var index = 0; index < bytes.Length; index++)
        {
            bytes[index] = (byte)_blobRandom.Next(256);
        }
    }

    private ServiceProvider Compose(TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddSingleton(Nonces);
        services.AddSingleton(Stores);
        var builder = services.AddAutoheal()
            .ConfigurePolicy(policy => policy.AllowedNamespaces.Add("*"))
            .ConfigurePeople(people => people.People.Add(SimulatedColleague.Person))
            .AddKubernetes(kubernetes =>
            {
                kubernetes.Connection = Connect(_readerToken);
                kubernetes.ActingConnection = Connect(_actorToken);
                kubernetes.KnownManagers.Add("ci-deployer");
            });
        _options.ConfigureHost?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private string AddUser(string name, SeededRandom random)
    {
        var token = random.Fork(name).NextHex(32);
        _world.Access.AddUser(token, new UserIdentity { Name = name });
        return token;
    }

    private KubernetesConnection Connect(string token) => KubernetesConnection.FromHttpClient(Transport.CreateClient(token));
}
