namespace Autoheal.Simulation.Time;

/// <summary>
/// The single thread of a simulation. Code that runs on it and awaits without leaving its context resumes on it, one step at a time in
/// first-in first-out order; when nothing is queued, virtual time jumps to the next timer. A whole incident is therefore a function of
/// its inputs: same seed, same steps.
/// </summary>
/// <remarks>
/// <see cref="Post"/> and <see cref="OperationCompleted"/> may be called from any thread; everything else belongs to the thread that
/// calls <see cref="RunUntil"/>. A library that awaits with <c>ConfigureAwait(false)</c> leaves the pump and takes determinism with it.
/// </remarks>
public sealed class SimulationPump : SynchronizationContext
{
    private const int MaxStepsPerInstant = 1_000_000;
    private static readonly TimeSpan OutsideWorkLimit = TimeSpan.FromSeconds(60);
    private readonly object _gate = new();
    private readonly Queue<PumpWork> _queue = new();
    private readonly List<SimulatedProcess> _processes = [];
    private int _outsideOperations;
    private int _started;
    private int _thread;
    private long _strays;
    private long _instantTicks;
    private long _instantFirstStep;

    /// <summary>Creates a pump over <paramref name="clock"/>.</summary>
    /// <param name="clock">Advanced by this pump alone while it runs.</param>
    public SimulationPump(VirtualClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Clock = clock;
    }

    /// <summary>The virtual clock. Timers made on it directly belong to the simulation and survive every crash.</summary>
    public VirtualClock Clock { get; }

    /// <summary>How many steps have run.</summary>
    public long Steps { get; private set; }

    /// <summary>A running hash over (virtual time, process) of every step: equal for two runs that took the same steps.</summary>
    public ulong Fingerprint { get; private set; } = 14695981039346656037;

    /// <summary>
    /// How many continuations came from another thread although no outside operation was announced: code that had left the pump, by
    /// <c>ConfigureAwait(false)</c> or by a promise that completes on the thread pool. Anything but 0 means that the run may not repeat.
    /// </summary>
    public long StrayContinuations => Interlocked.Read(ref _strays);

    /// <summary>Called before each step.</summary>
    public Action<SimulationStep>? OnStep { get; set; }

    /// <summary>
    /// Awaiting this on a pump suspends and resumes as a step of its own; elsewhere it does nothing. Simulated transports and stores
    /// await it so that each call is a point at which others may run and a process may crash.
    /// </summary>
    public static PumpYield Yield() => default;

    /// <summary>Starts a process on this pump; see <see cref="SimulatedProcess"/>.</summary>
    /// <param name="name">A name for messages and traces.</param>
    public SimulatedProcess StartProcess(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var process = new SimulatedProcess(this, name, ++_started);
        _processes.Add(process);
        return process;
    }

    /// <summary>Runs <paramref name="work"/> to its end, and everything else that happens meanwhile.</summary>
    /// <param name="work">Started on this pump.</param>
    /// <param name="limit">The most virtual time it may take; an hour when null.</param>
    /// <exception cref="TimeoutException">The limit has passed.</exception>
    /// <exception cref="DeadlockException">Nothing is left that could complete the work.</exception>
    public T Run<T>(Func<Task<T>> work, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        Task<T>? task = null;
        Post(_ => task = work(), null);
        RunUntil(() => task is { IsCompleted: true }, limit ?? TimeSpan.FromHours(1));
        return task!.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Run{T}"/>
    public void Run(Func<Task> work, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        Run(
            async () =>
            {
                await work();
                return true;
            },
            limit);
    }

    /// <summary>
    /// Runs queued work, and advances the clock from timer to timer when there is none, until <paramref name="done"/> is true.
    /// An exception that a step throws comes out of here; the pump can be run on afterwards.
    /// </summary>
    /// <param name="done">Asked before each step.</param>
    /// <param name="limit">The most virtual time that may pass.</param>
    /// <exception cref="TimeoutException">The limit has passed, or outside work took more than a real minute.</exception>
    /// <exception cref="DeadlockException">Nothing is left to run and <paramref name="done"/> is still false.</exception>
    public void RunUntil(Func<bool> done, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(done);
        var deadline = Clock.GetUtcNow() + limit;
        var outer = Current;
        var outerThread = _thread;
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            while (!done())
            {
                SetSynchronizationContext(this);
                if (!RunQueued() && !WaitForOutsideWork())
                {
                    AdvanceToNextTimer(deadline);
                }
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
            _thread = outerThread;
        }
    }

    /// <summary>Lets <paramref name="span"/> of virtual time pass, with everything that happens in it.</summary>
    /// <param name="span">How long; not negative.</param>
    public void RunFor(TimeSpan span)
    {
        var over = false;
        using var timer = Clock.CreateTimer(_ => over = true, null, span, Timeout.InfiniteTimeSpan);
        RunUntil(() => over, span);
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        Enqueue(new PumpWork(this, null, d, state));
    }

    /// <summary>Not supported: a simulation has one thread, which must never wait for itself.</summary>
    /// <param name="d">Ignored.</param>
    /// <param name="state">Ignored.</param>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A simulation never blocks.");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Marks the start of work outside the simulation (a real disk), during which virtual time stands still.</summary>
    public override void OperationStarted() => Interlocked.Increment(ref _outsideOperations);

    /// <summary>Marks the end of work outside the simulation.</summary>
    public override void OperationCompleted()
    {
        Interlocked.Decrement(ref _outsideOperations);
        Wake();
    }

    internal void Enqueue(PumpWork work)
    {
        lock (_gate)
        {
            if (_thread != 0 && _thread != Environment.CurrentManagedThreadId && OutsideOperations == 0)
                Interlocked.Increment(ref _strays);
            _queue.Enqueue(work);
            Monitor.Pulse(_gate);
        }
    }

    internal void Wake()
    {
        lock (_gate)
        {
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Drops what a crashed process left; its queued work is skipped when its turn comes.</summary>
    internal void Forget(SimulatedProcess process)
    {
        _processes.Remove(process);
        Clock.DropTimersOf(process);
    }

    private bool RunQueued()
    {
        PumpWork work;
        lock (_gate)
        {
            if (!_queue.TryDequeue(out work))
            {
                return false;
            }
        }

        if (work.Process is null || work.Process.TryBeginStep())
        {
            CountStep(work.Process);
            SetSynchronizationContext(work.Context);
            work.Callback(work.State);
        }

        return true;
    }

    private bool WaitForOutsideWork()
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && OutsideOperations > 0)
            {
                if (!Monitor.Wait(_gate, OutsideWorkLimit))
                {
                    throw new TimeoutException($"Work outside the simulation took more than {OutsideWorkLimit.TotalSeconds:0} s.");
                }
            }

            return _queue.Count > 0;
        }
    }

    private int OutsideOperations
    {
        get
        {
            var count = Volatile.Read(ref _outsideOperations);
            foreach (var process in _processes)
            {
                count += process.OutsideOperations;
            }

            return count;
        }
    }

    private void AdvanceToNextTimer(DateTimeOffset deadline)
    {
        if (Clock.NextDue is not { } due)
        {
            throw new DeadlockException(
                Clock.GetUtcNow(), Steps, "nothing is queued and no timer is armed (or something left the pump with ConfigureAwait(false)).");
        }

        if (due > deadline)
        {
            throw new TimeoutException($"The virtual deadline {deadline:yyyy-MM-ddTHH:mm:ss.fffZ} passed after {Steps} steps.");
        }

        CountStep(null);
        Clock.FireNext(due);
    }

    private void CountStep(SimulatedProcess? process)
    {
        var at = Clock.GetUtcNow();
        Steps++;
        if (at.UtcTicks != _instantTicks)
        {
            (_instantTicks, _instantFirstStep) = (at.UtcTicks, Steps);
        }
        else if (Steps - _instantFirstStep > MaxStepsPerInstant)
        {
            throw new DeadlockException(at, Steps, $"more than {MaxStepsPerInstant} steps ran without time passing.");
        }

        Fingerprint = ((Fingerprint ^ (ulong)at.UtcTicks) * 1099511628211) ^ (ulong)(process?.Ordinal ?? 0);
        OnStep?.Invoke(new SimulationStep(Steps, at, process?.Name));
    }
}
