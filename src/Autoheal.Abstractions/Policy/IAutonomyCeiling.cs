using Autoheal.Incidents;

namespace Autoheal.Policy;

/// <summary>How far the operator lets Autoheal go by itself at most, whatever it has earned. Thread-safe; no I/O.</summary>
public interface IAutonomyCeiling
{
    /// <summary>The ceiling for an action on a target in an environment.</summary>
    AutonomyLevel CeilingOf(string action, string environment, ResourceRef target);
}
