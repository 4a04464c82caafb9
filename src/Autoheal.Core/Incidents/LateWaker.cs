using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Incidents;

/// <summary>Reaches the worker when it is needed, so that what wakes incidents can be built before what advances them.</summary>
internal sealed class LateWaker(IServiceProvider services) : IIncidentWaker
{
    public void Wake(string incidentId) => services.GetRequiredService<IncidentWorker>().Wake(incidentId);
}
