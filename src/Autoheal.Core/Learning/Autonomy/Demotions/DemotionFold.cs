using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy.Demotions;

/// <summary>The demotions that stand, from the control stream. Pure but for what it was given.</summary>
internal sealed class DemotionFold
{
    private readonly Dictionary<(string Action, string? Environment, string? Service), StandingDemotion> _standing = [];

    public IReadOnlyList<StandingDemotion> Standing => [.. _standing.Values];

    /// <summary>Takes a record; false when it changes nothing.</summary>
    public bool Take(AutonomyDemoted demoted)
    {
        var key = (demoted.Action, demoted.Environment, demoted.Service);
        return demoted.Lifted ? _standing.Remove(key) : _standing.TryAdd(key, new StandingDemotion
        {
            Action = demoted.Action, Environment = demoted.Environment, Service = demoted.Service, By = demoted.By, Reason = demoted.Reason,
        });
    }

    public bool Covers(string action, string environment, string service) => _standing.Keys.Any(key =>
        Glob.Matches(key.Action, action) && (key.Environment is null || key.Environment == environment)
        && (key.Service is null || Glob.Matches(key.Service, service)));
}
