using Autoheal.Policy;

namespace Autoheal.Learning.Autonomy;

/// <summary>How far Autoheal may go by itself, and how it earns more. Validated when the host starts.</summary>
public sealed class AutonomyOptions
{
    /// <summary>
    /// Gets or sets a value indicating whether autonomy has to be earned; false by default: then the other policies alone decide what needs a person.
    /// Outcomes are recorded either way, so that what has been proved by then counts when this is turned on.
    /// </summary>
    public bool Earned { get; set; }

    /// <summary>Gets or sets where a class of actions starts that has earned nothing yet: observe, shadow or, by default, approve.</summary>
    public AutonomyLevel Start { get; set; } = AutonomyLevel.Approve;

    /// <summary>Gets or sets the rate of success that has to be shown; 0.5 to 0.999, 0.95 by default.</summary>
    public double Gate { get; set; } = 0.95;

    /// <summary>
    /// Gets or sets the chance that a class of actions below the gate is ever promoted, however often it is looked at and demoted; 0.0001 to 0.2,
    /// 0.05 by default.
    /// </summary>
    public double Error { get; set; } = 0.05;

    /// <summary>Gets or sets on how many services it has to be shown; 1 to 100, 3 by default.</summary>
    public int MinServices { get; set; } = 3;

    /// <summary>Gets or sets how many outcomes without harm a promotion needs last; 0 to 10,000, 50 by default.</summary>
    public int OutcomesSinceHarm { get; set; } = 50;

    /// <summary>
    /// Gets or sets how long a class of actions is advice only after it did harm without a person; 1 minute to 30 days, 1 hour by default. Then people
    /// may approve again.
    /// </summary>
    public TimeSpan BreakerHold { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets for how long an incident in the shadow is watched for what people do; 1 minute to 7 days, 4 hours by default.</summary>
    public TimeSpan ShadowWatch { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Gets or sets the most that any class may reach where <see cref="Ceilings"/> says nothing; autonomous by default.</summary>
    public AutonomyLevel Ceiling { get; set; } = AutonomyLevel.Autonomous;

    /// <summary>Gets the most that some actions, environments or services may reach; the strictest one that fits counts.</summary>
    public IList<AutonomyCeilingRule> Ceilings { get; } = [];
}
