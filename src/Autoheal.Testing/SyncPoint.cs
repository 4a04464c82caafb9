namespace Autoheal.Testing;

/// <summary>
/// A place in the code under test where a test stops it and lets it go on, which turns a race into a script. The code under test
/// awaits <see cref="ArriveAsync"/>; the test awaits <see cref="WaitForArrivalAsync"/>, does what must happen in between, and calls
/// <see cref="Release"/>. One arrival is stopped; once released, the point lets everyone through. Thread-safe.
/// </summary>
public sealed class SyncPoint
{
    /// <summary>How long a test waits before it fails instead of hanging: 30 seconds of real time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a value indicating whether the code under test has been here.</summary>
    public bool HasArrived => _arrived.Task.IsCompleted;

    /// <summary>Called by the code under test: says that it is here and waits until the test lets it go on.</summary>
    public Task ArriveAsync()
    {
        _arrived.TrySetResult();
        return _released.Task;
    }

    /// <summary>Called by the test: completes when the code under test is here.</summary>
    /// <exception cref="TimeoutException">It did not come within <see cref="Patience"/>.</exception>
    public Task WaitForArrivalAsync() => _arrived.Task.WaitAsync(Patience);

    /// <summary>Called by the test: lets the code under test go on.</summary>
    public void Release() => _released.TrySetResult();
}
