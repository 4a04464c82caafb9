using Autoheal.Incidents;

namespace Autoheal.Policy.Documents;

/// <summary>How far Autoheal may go by itself at most; where several entries apply, the strictest counts, and where none does, nothing is bounded here.</summary>
internal sealed class ModeCeilings(IReadOnlyList<(string[]? Actions, string[]? Environments, ServiceSelector[]? Services, AutonomyLevel Ceiling)> modes)
{
    public AutonomyLevel CeilingOf(string action, string environment, ResourceRef target)
    {
        var ceiling = AutonomyLevel.Autonomous;
        foreach (var mode in modes)
        {
            // Whether a service's labels are there is not known here: the ceiling then counts.
            var applies = (mode.Actions is null || Glob.MatchesAny(mode.Actions, action))
                && (mode.Environments is null || mode.Environments.Contains(environment, StringComparer.Ordinal))
                && (mode.Services is null || mode.Services.Any(service => service.Holds(null, target, null) != Match.No));
            ceiling = applies && mode.Ceiling < ceiling ? mode.Ceiling : ceiling;
        }

        return ceiling;
    }
}
