namespace Autoheal.Simulation.Api.Resources;

/// <summary>What containers have written; the kubelet keeps it.</summary>
internal interface IContainerLogs
{
    /// <summary>
    /// The lines of the container's newest started instance, or of the one before it. Oldest first; null when there is no such instance. Of
    /// more than <paramref name="most"/> lines the earlier ones may be missing.
    /// </summary>
    IReadOnlyList<LogLine>? Read(string ns, string pod, string container, bool previous, int most = int.MaxValue);
}
