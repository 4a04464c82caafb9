namespace Autoheal.Context;

/// <summary>Reads one world (a cluster, a metrics server) for an incident. Reads only; thread-safe.</summary>
public interface IContextCollector
{
    /// <summary>Gets the name, unique among collectors.</summary>
    string Name { get; }

    /// <summary>
    /// Adds what can be seen to <paramref name="context"/>. A part that fails or takes too long is recorded as coverage, not thrown;
    /// cancellation keeps what was added so far.
    /// </summary>
    ValueTask CollectAsync(IncidentScope scope, ContextBuilder context, CancellationToken cancellationToken);
}
