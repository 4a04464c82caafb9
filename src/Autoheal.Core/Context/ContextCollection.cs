using Autoheal.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Context;

/// <summary>Runs all collectors at the same time under one deadline. What was seen by then counts; the rest is coverage.</summary>
internal sealed class ContextCollection(
    IEnumerable<IContextCollector> collectors, IOptions<AutohealOptions> options, TimeProvider clock, ILogger<ContextCollection> logger)
{
    private readonly IContextCollector[] _collectors = [.. collectors];

    /// <summary>Collects anew.</summary>
    public async ValueTask<IncidentContext> CollectAsync(IncidentScope scope, CancellationToken cancellationToken)
    {
        var builder = new ContextBuilder();
        using var deadline = new CancellationTokenSource(options.Value.CollectionBudget, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await Task.WhenAll(_collectors.Select(collector => CollectAsync(collector, scope, builder, both.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        return builder.Build(scope, clock.GetUtcNow());
    }

    private async Task CollectAsync(
        IContextCollector collector, IncidentScope scope, ContextBuilder builder, CancellationToken cancellationToken)
    {
        try
        {
            await collector.CollectAsync(scope, builder, cancellationToken);
        }
        catch (Exception e)
        {
            // The border of the tool call: one world that cannot be read does not hide the others.
            Log.CollectorFailed(logger, collector.Name, e);
            builder.AddCoverage(new CoverageEntry
            {
                Kind = collector.Name,
                State = CoverageState.Partial,
                At = clock.GetUtcNow(),
                Reason = e is OperationCanceledException ? "time ran out" : e.GetType().Name,
            });
        }
    }
}
