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

    public required EventRecorder Events { get; init; }

    public required SeededRandom Random { get; init; }

    public DateTimeOffset Now => Agenda.Now;

    /// <summary>Writes a status that has changed; the object as it is in the store stays untouched when it has not.</summary>
    public void WriteStatus(StoredObject current, Action<JsonObject> change)
    {
        var status = current.Status?.Clone() ?? [];
        change(status);
        if (!JsonNode.DeepEquals(status, current.Status))
            Store.MutateStatus(current.Kind, current.Namespace, current.Name, json => json["status"] = status);
    }

    public string NowText => KubernetesTime.Format(Now);
}
