using Autoheal.Diagnostics;
using Autoheal.Incidents;
using Autoheal.Learning.Autonomy.Demotions;
using Autoheal.Planning;
using Autoheal.Policy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Learning.Autonomy;

/// <summary>How far Autoheal may go by itself now: what was earned, and never more than the operator allows. Thread-safe.</summary>
internal sealed class AutonomyLevels(
    IEnumerable<IAutonomyCeiling> ceilings,
    AutonomyLedger ledger,
    DemotionBook demotions,
    IOptionsMonitor<AutonomyOptions> options,
    SteadyClock clock,
    ILogger<AutonomyLevels> logger)
{
    /// <summary>The level for a step of a plan; null when it cannot be told.</summary>
    public async ValueTask<AutonomyLevel?> FindAsync(RemediationPlan plan, int step, CancellationToken cancellationToken)
    {
        try
        {
            var @class = await ledger.ClassOfAsync(plan, step, cancellationToken);
            AutonomyLevel[] most = [.. ceilings.Select(ceiling => ceiling.CeilingOf(@class.Action, @class.Environment, plan.Steps[step].Target))];
            var earned = await FindEarnedAsync(@class, cancellationToken);
            var demoted = (await demotions.ReadAsync(cancellationToken)).Covers(@class.Action, @class.Environment, Services.Of(plan.Steps[step].Target));
            return most.All(Enum.IsDefined) ? most.Append(earned).Append(demoted ? AutonomyLevel.Approve : AutonomyLevel.Autonomous).Min() : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The border of the policy call: a ceiling may be anybody's code, and what is not known denies.
            Log.AutonomyUnknown(logger, plan.Steps[step].Action, e);
            return null;
        }
    }

    private async ValueTask<AutonomyLevel> FindEarnedAsync(ActionClass @class, CancellationToken cancellationToken)
    {
        if (!options.CurrentValue.Earned)
        {
            return AutonomyLevel.Autonomous;
        }

        var earned = (await ledger.ReadAsync(@class, cancellationToken)).LevelAt(clock.GetUtcNow(), options.CurrentValue.Start);
        return Enum.IsDefined(earned) ? earned : AutonomyLevel.Observe;
    }
}
