using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy;

/// <summary>The most that some actions may reach. What is not named fits all.</summary>
public sealed class AutonomyCeilingRule
{
    /// <summary>Gets or sets the action's name; null fits all.</summary>
    public string? Action { get; set; }

    /// <summary>Gets or sets the environment; null fits all.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets the service, as <c>namespace/name</c>, or <c>namespace/*</c> for all of a namespace; null fits all.</summary>
    public string? Service { get; set; }

    /// <summary>Gets or sets the most that is allowed; observe by default.</summary>
    public AutonomyLevel Level { get; set; }

    internal bool Fits(string action, string environment, string service) =>
        (Action is null || Action == action) && (Environment is null || Environment == environment) && FitsService(service);

    private bool FitsService(string service) => Service is null || Service == service
        || (Service.EndsWith("/*", StringComparison.Ordinal) && service.StartsWith(Service[..^1], StringComparison.Ordinal));
}
