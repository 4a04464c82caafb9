namespace Autoheal.Hosting.Console.Live;

/// <summary>
/// What the console knows of all incidents: a projection of the journal, in memory, that is rebuilt at each start. Readers take a snapshot and never
/// wait. One writer, any number of readers.
/// </summary>
internal sealed class IncidentBoard
{
    /// <summary>How many incidents that have ended are kept; older ones are found by their id.</summary>
    private const int MaxClosed = 10_000;

    /// <summary>How many more may gather before they are taken out, so that not every change does.</summary>
    private const int Slack = 500;

    private volatile BoardSnapshot _snapshot = BoardSnapshot.Empty;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BoardSnapshot Snapshot => _snapshot;

    /// <summary>Completes with the next change. Take it before the snapshot, and no change is missed.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    public void Publish(IReadOnlyList<BoardEntry> changed, long position, long controlPosition)
    {
        var next = _snapshot.With(changed) with { Position = position, ControlPosition = controlPosition };
        _snapshot = next.Entries.Count - next.Open > MaxClosed + Slack ? next.KeepingClosed(MaxClosed) : next;
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
