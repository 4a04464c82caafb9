namespace Autoheal.Hosting.Console.Live;

/// <summary>How many pages are updated live now. Thread-safe.</summary>
internal sealed class LivePages
{
    private int _open;

    public int Open => Volatile.Read(ref _open);

    /// <summary>Takes a place; false when all are taken.</summary>
    public bool TryEnter(int atMost)
    {
        if (Interlocked.Increment(ref _open) <= atMost)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _open);
}
