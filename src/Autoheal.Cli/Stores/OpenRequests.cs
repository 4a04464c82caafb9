namespace Autoheal.Cli.Stores;

/// <summary>Finds where requests are: at the running host that the environment names, or in the local store.</summary>
internal static class OpenRequests
{
    public static IOpenRequests Of(ToolEnvironment environment) => RemoteHost.FromEnvironment(environment) is { } host
        ? new RemoteRequests(host)
        : new LocalRequests(new LocalStore(environment), environment.Clock);
}
