using Autoheal.Hosting.Incidents;

namespace Autoheal.Cli.Stores;

/// <summary>Takes what a person asks of an incident: for a running host or for the local store.</summary>
internal interface IIncidentCommands : IDisposable
{
    /// <summary>The incident of that id.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    Task<IncidentView> GetAsync(string incidentId, CancellationToken cancellationToken);

    /// <summary>Makes a command durable; the id of the person whose it is.</summary>
    /// <exception cref="ToolException">There is no such incident.</exception>
    Task<string> GiveAsync(string incidentId, CommandBody command, CancellationToken cancellationToken);
}
