using Autoheal.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Autoheal.Policy;

/// <summary>
/// Asks every source of facts and adds what they found to what is known. Nothing that was known is replaced; of two findings the one that permits less
/// counts, and a source that fails denies.
/// </summary>
internal sealed class FindingsOfSources(IEnumerable<IPolicyFactSource> sources, ILogger<FindingsOfSources> logger)
{
    public async ValueTask<PolicyInput> AddAsync(PolicyInput input, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            input = Add(input, await AskAsync(source, input, cancellationToken));
        }

        return input;
    }

    private async ValueTask<PolicyFindings> AskAsync(IPolicyFactSource source, PolicyInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await source.FindAsync(input, cancellationToken) ?? Failed(source.Name, "it gave no findings");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The border of the policy call: whatever goes wrong in a source refuses.
            Log.PolicyFactsFailed(logger, source.Name, e);
            return Failed(source.Name, $"it could not be asked ({e.GetType().Name})");
        }
    }

    private static PolicyFindings Failed(string source, string reason) => new()
    {
        Opinions = [new PolicyOpinion { Source = source, Verdict = Verdict.Deny, Reason = reason }],
    };

    private static PolicyInput Add(PolicyInput input, PolicyFindings found) => input with
    {
        TargetLabels = input.TargetLabels ?? found.TargetLabels,
        ErrorBudgetRemaining = Strictest(input.ErrorBudgetRemaining, found.ErrorBudgetRemaining, Math.Min),
        AddedCostPerHour = Strictest(input.AddedCostPerHour, found.AddedCostPerHour, Math.Max),
        Opinions = found.Opinions.Count == 0 ? input.Opinions : [.. input.Opinions, .. found.Opinions],
    };

    private static double? Strictest(double? known, double? found, Func<double, double, double> stricter) =>
        known is { } one && found is { } other ? stricter(one, other) : known ?? found;
}
