using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.Context;

/// <summary>Collects facts and makes durable how much was seen.</summary>
internal sealed class ContextStage(ContextCollection collection, ContextCache cache, TimeProvider clock) : IIncidentStage
{
    public IReadOnlyList<IncidentPhase> Phases { get; } = [IncidentPhase.Collecting];

    public async ValueTask<StageResult> RunAsync(IncidentState state, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        var context = await collection.CollectAsync(IncidentScopes.Of(state), cancellationToken);
        cache.Put(state.Id, context);
        return StageResult.Of(new ContextCollected
        {
            Coverage = context.Coverage,
            Partial = context.Partial,
            ElapsedMilliseconds = (long)(clock.GetUtcNow() - started).TotalMilliseconds,
        });
    }
}
