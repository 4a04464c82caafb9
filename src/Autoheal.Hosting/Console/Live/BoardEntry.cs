using Autoheal.Incidents;

namespace Autoheal.Hosting.Console.Live;

/// <summary>An incident as lists show it.</summary>
/// <param name="Number">The number in its id.</param>
/// <param name="Position">The journal position of the record that last changed it.</param>
/// <param name="Summary">What is known of it.</param>
internal sealed record BoardEntry(int Number, long Position, IncidentSummary Summary)
{
    public bool IsOpen => Summary.Phase != IncidentPhase.Closed;

    public bool IsWaiting => Summary.OpenRequestId is not null;
}
