namespace Autoheal.Journal;

/// <summary>
/// An append on its way to the disk. Its awaiter resumes on the context it came from; that context is told that an operation is
/// under way, so that a pump with virtual time does not advance it meanwhile.
/// </summary>
internal sealed class PendingAppend : TaskCompletionSource<AppendResult>
{
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;

    public PendingAppend(IReadOnlyList<StreamAppend> appends, AppendSize size, CancellationToken cancellationToken)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Appends = appends;
        Size = size;
        CancellationToken = cancellationToken;
        _context?.OperationStarted();
    }

    public IReadOnlyList<StreamAppend> Appends { get; }

    public AppendSize Size { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Gets or sets the answer, given once the group is durable.</summary>
    public AppendResult? Answer { get; set; }

    /// <summary>Gets or sets the refusal, given instead of an answer.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Gives the answer or the refusal.</summary>
    public void Complete()
    {
        // First the continuation is posted, then the operation ends: in between, the pump must find work.
        var first = (Answer, Refusal) switch
        {
            ({ } answer, _) => TrySetResult(answer),
            (_, OperationCanceledException) => TrySetCanceled(CancellationToken),
            (_, { } refusal) => TrySetException(refusal),
            _ => throw new InvalidOperationException("An append ends with an answer or a refusal."),
        };
        if (first)
        {
            _context?.OperationCompleted();
        }
    }

    /// <summary>Fails the append unless it is complete.</summary>
    public void Fail(JournalException error)
    {
        Answer = null;
        Refusal = error;
        Complete();
    }
}
