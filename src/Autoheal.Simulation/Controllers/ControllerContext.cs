using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Controllers;

/// <summary>What every controller works with.</summary>
internal sealed record ControllerContext
{
    public required ObjectStore Store { get; init; }

    public required Agenda Agenda { get; init; }

    public required OwnerIndex Owners { get; init; }

    public required PodIndex Pods { get; init; }

    public required SelectorIndex Selectors { get; init; }

    public required EventRecorder Events { get; init; }

    public required SeededRandom Random { get; init; }

    public DateTimeOffset Now => Agenda.Now;

    /// <summary>Changes a copy of the status and writes it when it differs.</summary>
    public void WriteStatus(StoredObject current, Action<JsonObject> change)
    {
        var status = current.Status?.Clone() ?? [];
        change(status);
        Store.ReplaceStatus(current.Kind, current.Namespace, current.Name, status);
    }

    public string NowText => KubernetesTime.Format(Now);
}
