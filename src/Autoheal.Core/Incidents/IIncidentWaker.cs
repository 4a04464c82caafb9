namespace Autoheal.Incidents;

/// <summary>Says that something about an incident may have changed.</summary>
internal interface IIncidentWaker
{
    void Wake(string incidentId);
}
