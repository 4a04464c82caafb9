using Autoheal.Incidents;
using Autoheal.Simulation;
using Xunit;

namespace Autoheal.Testing;

/// <summary>Assertions over incidents that have ended; each failure shows the whole transcript.</summary>
public static class SettledIncidentAssertions
{
    /// <summary>The incident ended healed.</summary>
    public static SettledIncident ShouldEndHealed(this SettledIncident incident) => incident.ShouldEnd(IncidentEnd.Healed);

    /// <summary>The incident ended as given.</summary>
    public static SettledIncident ShouldEnd(this SettledIncident incident, IncidentEnd end)
    {
        ArgumentNullException.ThrowIfNull(incident);
        Assert.True(incident.End == end, $"Expected the incident to end {end}, but it ended {incident.End}.\n{incident.Transcript}");
        return incident;
    }

    /// <summary>The cause ranked first when the decisive plan was made.</summary>
    public static SettledIncident WithCause(this SettledIncident incident, string cause)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var first = incident.Diagnosis?.Hypotheses.FirstOrDefault()?.Cause.Value;
        Assert.True(first == cause, $"Expected {cause} to rank first, but it was {first ?? "nothing"}.\n{incident.Transcript}");
        return incident;
    }

    /// <summary>Exactly these actions were carried out, in this order; those that were undone count.</summary>
    public static SettledIncident AfterActions(this SettledIncident incident, params IReadOnlyList<string> actions)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var carriedOut = incident.Actions.Select(action => action.Name).ToArray();
        Assert.True(
            carriedOut.SequenceEqual(actions),
            $"Expected the actions [{string.Join(", ", actions)}], but they were [{string.Join(", ", carriedOut)}].\n{incident.Transcript}");
        return incident;
    }
}
