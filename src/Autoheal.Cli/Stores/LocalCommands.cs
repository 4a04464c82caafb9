using Autoheal.Hosting.Incidents;
using Autoheal.Incidents;

namespace Autoheal.Cli.Stores;

/// <summary>The incidents of the local store.</summary>
internal sealed class LocalCommands(LocalStore store, TimeProvider clock) : IIncidentCommands
{
    public async Task<IncidentView> GetAsync(string incidentId, CancellationToken cancellationToken)
    {
        var found = IncidentIds.NumberOf(incidentId) is null
            ? null
            : await new IncidentDirectory(store.OpenJournal()).FindAsync(incidentId, cancellationToken);
        return found is null
            ? throw ToolException.BadInput($"no incident is called '{incidentId}' in '{store.Home}'; autoheal incidents lists them")
            : IncidentView.Of(found);
    }

    public async Task<string> GiveAsync(string incidentId, CommandBody command, CancellationToken cancellationToken)
    {
        var incident = await GetAsync(incidentId, cancellationToken);
        await new CommandDesk(store.OpenInbox(), clock, new RandomNonces()).SubmitAsync(command.ToCommand(incident.Id, store.PersonId), cancellationToken);
        return store.PersonId;
    }

    public void Dispose()
    {
    }
}
