using Autoheal.Hosting;
using Autoheal.Hosting.Incidents;

namespace Autoheal.Cli.Stores;

/// <summary>The incidents of a running host.</summary>
internal sealed class RemoteCommands(RemoteHost host) : IIncidentCommands
{
    public Task<IncidentView> GetAsync(string incidentId, CancellationToken cancellationToken) =>
        host.GetAsync(PathOf(incidentId), HostingJsonContext.Default.IncidentView, cancellationToken);

    public async Task<string> GiveAsync(string incidentId, CommandBody command, CancellationToken cancellationToken)
    {
        var recorded = await host.PostAsync(
            $"{PathOf(incidentId)}/commands", command, HostingJsonContext.Default.CommandBody, HostingJsonContext.Default.CommandRecorded, cancellationToken);
        return recorded.PersonId;
    }

    public void Dispose() => host.Dispose();

    private static string PathOf(string incidentId) => $"incidents/{Uri.EscapeDataString(incidentId)}";
}
