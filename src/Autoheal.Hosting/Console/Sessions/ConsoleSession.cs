namespace Autoheal.Hosting.Console.Sessions;

/// <summary>One sign-in of one person. Thread-safe.</summary>
internal sealed class ConsoleSession(string personId, string formToken, long startedAt)
{
    private readonly CancellationTokenSource _ended = new();
    private string? _notice;

    public string PersonId { get; } = personId;

    /// <summary>What each form of this session repeats, so that no other page can send one in the person's name.</summary>
    public string FormToken { get; } = formToken;

    /// <summary>By the edge clock's timestamp.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>Cancelled when the person signs out, or somebody else takes the place.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>What the next page is to tell, once.</summary>
    public void Tell(string notice) => Volatile.Write(ref _notice, notice);

    public string? TakeNotice() => Interlocked.Exchange(ref _notice, null);

    public void End() => _ended.Cancel();
}
