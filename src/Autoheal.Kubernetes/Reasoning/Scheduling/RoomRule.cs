using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>No node has enough left of what pods ask for: CPU, memory, GPUs and the like, or room for one more pod (taxonomy rows 13 and 14).</summary>
internal sealed class RoomRule : IDiagnosticRule
{
    public string Name => "room";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [SchedulingCauses.Cpu, SchedulingCauses.Memory, SchedulingCauses.OtherResource, SchedulingCauses.PodCount];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var workload in model.AilingWorkloads)
        {
            if (Placement.Of(model, workload) is { Leading: Obstacle.Cpu or Obstacle.Memory or Obstacle.OtherResource or Obstacle.PodCount } placement)
            {
                yield return Describe(model, placement, Room.Of(placement));
            }
        }
    }

    private static Finding Describe(ClusterModel model, Placement placement, Room room)
    {
        var blamed = placement.Workload.Blamed;
        var checks = new CheckList(model);
        PlacementChecks.AddSymptom(checks, placement);
        PlacementChecks.AddWords(checks, placement, placement.Leading, $"Insufficient {room.Resource}", 0.8);
        room.AddFigures(checks, placement);
        var good = LastGoodTemplate.Of(model, blamed);
        good?.AddChange(checks, 0.3, TemplateChangeKind.Resources, TemplateChangeKind.Container);
        var grew = good?.Template.RequestOf(room.Resource) is { } before && room.Asked is { } now && before < now;
        return new Finding
        {
            Cause = CauseOf(placement.Leading).Code,
            Object = model.Reference(blamed),
            Title = room.Title(blamed.Name),
            Summary = $"{Counts.Pods(placement.Workload.Troubles.Count)} of {blamed.Resource.Kind} {blamed.Name} cannot be scheduled: Insufficient {room.Resource}; {room.Text}.",
            Checks = checks.Checks,
            Explains = Dependents.With(model, placement.Workload),
            Since = grew ? good!.RolledOutAt : placement.Workload.Began,
            Remedies = grew ? [good!.Undo(model.Reference(blamed))] : [],
        };
    }

    private static CauseDescription CauseOf(Obstacle obstacle) => obstacle switch
    {
        Obstacle.Cpu => SchedulingCauses.Cpu,
        Obstacle.Memory => SchedulingCauses.Memory,
        Obstacle.PodCount => SchedulingCauses.PodCount,
        _ => SchedulingCauses.OtherResource,
    };
}
