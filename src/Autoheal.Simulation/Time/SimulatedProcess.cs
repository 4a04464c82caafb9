namespace Autoheal.Simulation.Time;

/// <summary>
/// A process on a <see cref="SimulationPump"/> that can be killed between any two of its steps. Code that runs in it resumes on it after
/// every await; its timers come from <see cref="Clock"/>. A crash loses its queued continuations, its timers and whatever it was
/// waiting for, as a killed process would; nothing of it runs afterwards. To restart, start another process.
/// </summary>
public sealed class SimulatedProcess : SynchronizationContext
{
    private readonly SimulationPump _pump;
    private readonly HashSet<Action> _callers = [];
    private int _outsideOperations;

    internal SimulatedProcess(SimulationPump pump, string name, int ordinal)
    {
        _pump = pump;
        Name = name;
        Ordinal = ordinal;
        Clock = new ProcessClock(this, pump.Clock);
    }

    /// <summary>The name, for messages and traces.</summary>
    public string Name { get; }

    /// <summary>The pump's virtual clock; timers made here die with the process and fire as steps of it.</summary>
    public TimeProvider Clock { get; }

    /// <summary>False after the crash.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>How many steps this process has run.</summary>
    public long Steps { get; private set; }

    /// <summary>
    /// Asked before each step with the step's number in this process, from 1. True crashes the process instead, so every suspension
    /// point can be crashed at by its number.
    /// </summary>
    public Func<long, bool>? CrashBefore { get; set; }

    /// <summary>Processes are numbered from 1 in the order of their start.</summary>
    internal int Ordinal { get; }

    internal int OutsideOperations => IsAlive ? Volatile.Read(ref _outsideOperations) : 0;

    /// <summary>Runs <paramref name="work"/> in this process on behalf of a caller outside it.</summary>
    /// <param name="work">What to run; its awaits resume on this process.</param>
    /// <returns>Completes with the work's result on the caller's own context.</returns>
    /// <exception cref="ProcessCrashedException">The process is dead, or crashed before the work was done.</exception>
    public Task<T> InvokeAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.None);
        if (!IsAlive)
        {
            answer.SetException(new ProcessCrashedException(Name));
            return answer.Task;
        }

        var reset = () => { answer.TrySetException(new ProcessCrashedException(Name)); };
        _callers.Add(reset);
        Post(unused => _ = AnswerAsync(work, answer, reset), null);
        return answer.Task;
    }

    /// <inheritdoc cref="InvokeAsync{T}"/>
    public Task InvokeAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return InvokeAsync(async () =>
        {
            await work();
            return true;
        });
    }

    /// <summary>Kills the process now. Callers that wait for it get a <see cref="ProcessCrashedException"/>. Harmless when it is dead.</summary>
    public void Crash()
    {
        if (!IsAlive)
        {
            return;
        }

        IsAlive = false;
        _pump.Forget(this);
        foreach (var reset in _callers.ToArray())
        {
            _pump.Post(static callback => ((Action)callback!)(), reset);
        }

        _callers.Clear();
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        _pump.Enqueue(new PumpWork(this, this, d, state));
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
        _pump.Wake();
    }

    /// <summary>Not an async lambda of <see cref="Post"/>: those count as outside operations and would hold virtual time.</summary>
    private async Task AnswerAsync<T>(Func<Task<T>> work, TaskCompletionSource<T> answer, Action reset)
    {
        try
        {
            var result = await work();
            _callers.Remove(reset);
            answer.TrySetResult(result);
        }
        catch (Exception e)
        {
            _callers.Remove(reset);
            answer.TrySetException(e);
        }
    }

    /// <summary>Counts the step that is about to run; false when the process is dead or crashes here.</summary>
    internal bool TryBeginStep()
    {
        if (!IsAlive)
        {
            return false;
        }

        if (CrashBefore?.Invoke(Steps + 1) == true)
        {
            Crash();
            return false;
        }

        Steps++;
        return true;
    }
}
