namespace Autoheal.Perception;

/// <summary>What became of a signal.</summary>
public sealed record IntakeResult
{
    /// <summary>Gets the incidents that the alerts belong to, without repeats.</summary>
    public IReadOnlyList<string> IncidentIds { get; init; } = [];

    /// <summary>Gets the number of alerts that were accepted.</summary>
    public int Accepted { get; init; }

    /// <summary>Gets the number of alerts that were refused because it cannot be told which cluster they are about.</summary>
    public int Unplaced { get; init; }

    /// <summary>Gets why the whole signal was refused; null when it was accepted.</summary>
    public string? Error { get; init; }
}
