using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Calls;
using Autoheal.Simulation.Applications.Edge;
using Autoheal.Simulation.Applications.Networking;
using Autoheal.Simulation.Applications.Operators;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Applications;

/// <summary>
/// The programs of the landscape while they run: who calls whom, and how what one of them meets shows up in those that call it. It works when
/// something changes and for those whom it concerns; a world in which nothing changes costs nothing.
/// </summary>
internal sealed class ApplicationModel : IController, IProgramObserver
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);
    private const int FlawPercent = 40;
    private readonly Agenda _agenda;
    private readonly RunningPrograms _programs = new();
    private readonly DependencyCheck _check;
    private readonly List<RunningApplication> _dirty = [];
    private bool _booked;
    private long _version;

    public ApplicationModel(ObjectStore store, Agenda agenda, TimeProvider clock, ClusterNetwork network, NodeAgents nodes)
    {
        _agenda = agenda;
        Backends = new BackendStates(MarkCallersOf);
        Load = new LoadProfile(MarkLoad);
        _check = new DependencyCheck(network, clock, _programs.At, Backends.Of);
        Edges = new EdgeModel(store, agenda, network, _programs.At);
        Operators = new OperatorModel(store, agenda);
        nodes.Changed += _ => MarkAll();
    }

    /// <summary>The databases, caches, brokers and certificates behind the programs.</summary>
    public BackendStates Backends { get; }

    public LoadProfile Load { get; }

    /// <summary>What lets requests from outside in.</summary>
    public EdgeModel Edges { get; }

    /// <summary>The operators of custom resources.</summary>
    public OperatorModel Operators { get; }

    /// <summary>Grows whenever some program goes on differently.</summary>
    public long Version => _version + Edges.Version + Operators.Version;

    public void Observe(StoreChange change)
    {
        Edges.Observe(change);
        Operators.Observe(change);
        if (!_programs.AnyCalls)
            return;
        if (change.Kind == Kinds.Endpoints || change.Kind == Kinds.Service)
            ObserveService(change);
        else if (change.Kind == Kinds.NetworkPolicy || (change.Kind == Kinds.ConfigMap && change.Object.Namespace == ClusterDns.Namespace))
            MarkAll();
    }

    public void Started(ContainerStart start, IImageBehaviour program)
    {
        RunningProgram? running = program switch
        {
            ApplicationImage application => new RunningApplication(start, application),
            BackendImage backend => new RunningBackend(start, backend),
            EdgeImage edge => new RunningEdge(start, edge),
            OperatorImage => new RunningOperator(start),
            _ => null,
        };
        if (running is null)
            return;
        _programs.Add(running);
        start.Process.OnEnd = () => Ended(running);
        if (running is RunningEdge entrance)
            Edges.Add(entrance);
        else if (running is RunningOperator controller)
            Operators.Add(controller);
        if (running is RunningBackend server && program is BackendImage image)
            Backends.Of(server.Key).Password ??= image.PasswordIn(start.Environment);
        else if (running is RunningApplication service)
            Begin(service);
    }

    public double LoadOn(StoredObject pod) => Load.PerProcess(RunningProgram.KeyOf(pod), _programs.CountOf(RunningProgram.KeyOf(pod)), _agenda.Now);

    /// <summary>The services that do not serve as they should, ordered by name.</summary>
    public IEnumerable<ServiceHealth> Troubled() => _programs.Applications
        .GroupBy(program => program.Key)
        .Select(group => new ServiceHealth(
            group.First().Start.Pod.Namespace!, group.Key.Split('/')[1], group.Average(program => program.Condition.Hung ? 1 : program.Condition.ErrorPercent / 100.0),
            TimeSpan.FromMilliseconds(group.Average(program => program.Condition.Delay.TotalMilliseconds))))
        .Where(health => health.ErrorShare > 0 || health.Delay > TimeSpan.Zero)
        .OrderBy(health => health.Namespace, StringComparer.Ordinal).ThenBy(health => health.Service, StringComparer.Ordinal);

    /// <summary>Makes the processes of a pod answer nobody although they accept connections, or lets them go on; false when the pod runs none.</summary>
    public bool Hang(StoredObject pod, bool hung)
    {
        var services = _programs.In(pod).OfType<RunningApplication>().ToArray();
        foreach (var service in services)
        {
            if (service.Become(service.Condition with { Hung = hung }))
                Turned(service);
        }

        return services.Length > 0;
    }

    private void Ended(RunningProgram program)
    {
        _programs.Remove(program);
        MarkCallersOf(program.Key);
        MarkPeersOf(program);
        if (program is RunningEdge entrance)
            Edges.Remove(entrance);
        else if (program is RunningOperator controller)
            Operators.Remove(controller);
    }

    private void Begin(RunningApplication service)
    {
        if (service.Image.Dependencies.Count > 0 || service.Image.IsFlawed(service.Start))
            Evaluate(service);
        MarkPeersOf(service);
    }

    /// <summary>Those who share a backend share its connections.</summary>
    private void MarkPeersOf(RunningProgram program)
    {
        if (program is not RunningApplication service)
            return;
        foreach (var key in RunningPrograms.CalledBy(service))
        {
            if (_programs.ConnectionsTo(key) > Backends.Of(key).ConnectionLimit / 2)
                MarkCallersOf(key);
        }
    }

    private void ObserveService(StoreChange change)
    {
        var key = $"{change.Object.Namespace}/{change.Object.Name}";
        if (change.Object.Namespace == ClusterDns.Namespace && change.Object.Name == ClusterDns.Service)
            MarkAll();
        else
            MarkCallersOf(key);
    }

    private void MarkCallersOf(string key)
    {
        foreach (var caller in _programs.CallersOf(key))
            Mark(caller);
    }

    private void MarkLoad(string key)
    {
        foreach (var application in _programs.Applications)
        {
            if (application.Key == key)
                Mark(application);
        }
    }

    private void MarkAll()
    {
        foreach (var application in _programs.Applications)
        {
            if (application.Image.Dependencies.Count > 0)
                Mark(application);
        }
    }

    private void Mark(RunningApplication application)
    {
        if (!_dirty.Contains(application))
            _dirty.Add(application);
        if (_booked)
            return;
        _booked = true;
        _agenda.In(s_delay, EvaluateDirty);
    }

    private void EvaluateDirty()
    {
        _booked = false;
        RunningApplication[] marked = [.. _dirty];
        _dirty.Clear();
        foreach (var application in marked)
        {
            if (!application.Start.Process.Ended)
                Evaluate(application);
        }
    }

    private void Evaluate(RunningApplication application)
    {
        DependencyTrouble? worst = null;
        var delay = CpuThrottling.DelayOf(application, LoadOn(application.Start.Pod));
        foreach (var dependency in application.Image.Dependencies)
        {
            foreach (var backend in _programs.BackendsBehind(application, dependency))
                backend.Connections = _programs.ConnectionsTo(backend.Key);
            var (trouble, wait) = _check.Of(application, dependency);
            delay += wait * dependency.Share;
            if (trouble is not null && (worst is null || trouble.Share * dependency.Share > worst.Share))
                worst = trouble with { Share = trouble.Share * dependency.Share };
            foreach (var backend in _programs.BackendsBehind(application, dependency))
                backend.Complain(trouble is null ? null : BackendWords.OwnLine(trouble));
        }

        var own = application.Image.IsFlawed(application.Start) ? FlawPercent : 0;
        var failing = worst is null ? 0 : (int)Math.Ceiling(worst.Share * 100);
        var condition = application.Condition with
        {
            Trouble = failing >= own ? worst : null,
            ErrorPercent = Math.Max(failing, own),
            Delay = TimeSpan.FromMilliseconds(Math.Round(delay.TotalMilliseconds / 10) * 10),
        };
        if (application.Become(condition))
            Turned(application);
    }

    private void Turned(RunningApplication application)
    {
        _version++;
        Edges.Mark();
        MarkCallersOf(application.Key);
    }
}
