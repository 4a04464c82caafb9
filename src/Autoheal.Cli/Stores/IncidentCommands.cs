namespace Autoheal.Cli.Stores;

/// <summary>Finds where incidents are: at the running host that the environment names, or in the local store.</summary>
internal static class IncidentCommands
{
    public static IIncidentCommands Of(ToolEnvironment environment) => RemoteHost.FromEnvironment(environment) is { } host
        ? new RemoteCommands(host)
        : new LocalCommands(new LocalStore(environment), environment.Clock);
}
