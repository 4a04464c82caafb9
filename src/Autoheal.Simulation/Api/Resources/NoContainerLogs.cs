namespace Autoheal.Simulation.Api.Resources;

/// <summary>A cluster without kubelets: nothing ever started, so nothing was written.</summary>
internal sealed class NoContainerLogs : IContainerLogs
{
    public IReadOnlyList<LogLine>? Read(string ns, string pod, string container, bool previous, int most) => null;
}
