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

    public string NowText => KubernetesTime.Format(Now);
}
