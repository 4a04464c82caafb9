using Autoheal.Context;
using Autoheal.Diagnostics;

namespace Autoheal.Incidents;

/// <summary>Looks at a cluster because somebody asks: reads, records nothing, changes nothing. Thread-safe.</summary>
public interface IIncidentPreview
{
    /// <summary>Collects and reasons once.</summary>
    /// <param name="scope">What to look at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AutohealException">The cluster cannot be reached, or the scope does not say which of several is meant.</exception>
    ValueTask<IncidentLook> LookAsync(IncidentScope scope, CancellationToken cancellationToken = default);
}
