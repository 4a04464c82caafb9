namespace Autoheal.Simulation.Transport;

/// <summary>
/// Completes promises so that nothing leaves the thread. The framework's own code awaits without a context, and such a continuation may run in
/// place only while no context is set; with the pump's context set it would go to the thread pool and end all determinism. The
/// caller's own awaits, which captured the pump's context, are posted to the pump.
/// </summary>
internal static class ContextFree
{
    public static void Complete<T>(TaskCompletionSource<T> promise, T result) => Run(() => promise.TrySetResult(result));

    public static void Fail<T>(TaskCompletionSource<T> promise, Exception failure) => Run(() => promise.TrySetException(failure));

    public static void Cancel<T>(TaskCompletionSource<T> promise, CancellationToken cancellationToken) =>
        Run(() => promise.TrySetCanceled(cancellationToken));

    private static void Run(Action complete)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            complete();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
