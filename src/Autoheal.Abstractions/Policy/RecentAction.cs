using Autoheal.Incidents;

namespace Autoheal.Policy;

/// <summary>An action that was reserved not long ago, as limits count it.</summary>
public sealed record RecentAction
{
    /// <summary>Gets when it was reserved, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the intent that it was reserved for.</summary>
    public required string IntentId { get; init; }

    /// <summary>Gets the action's name.</summary>
    public required string Action { get; init; }

    /// <summary>Gets its target; null when the record does not say.</summary>
    public ResourceRef? Target { get; init; }
}
