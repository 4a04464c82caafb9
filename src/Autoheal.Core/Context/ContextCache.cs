using System.Collections.Concurrent;

namespace Autoheal.Context;

/// <summary>Carries a collected context from the context stage to the reasoning stage; lost at a restart and then collected anew.</summary>
internal sealed class ContextCache
{
    private readonly ConcurrentDictionary<string, IncidentContext> _contexts = new(StringComparer.Ordinal);

    public void Put(string incidentId, IncidentContext context) => _contexts[incidentId] = context;

    public IncidentContext? Take(string incidentId) => _contexts.TryRemove(incidentId, out var context) ? context : null;
}
