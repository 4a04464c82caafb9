using Autoheal.Incidents;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Learning.Autonomy;

/// <summary>The ceiling from the options: the strictest rule that fits.</summary>
internal sealed class ConfiguredCeiling(IOptionsMonitor<AutonomyOptions> options) : IAutonomyCeiling
{
    public AutonomyLevel CeilingOf(string action, string environment, ResourceRef target)
    {
        var service = Services.Of(target);
        return options.CurrentValue.Ceilings
            .Where(rule => rule.Fits(action, environment, service))
            .Select(rule => rule.Level)
            .Append(options.CurrentValue.Ceiling)
            .Min();
    }
}
