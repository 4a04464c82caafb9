using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Outside;

/// <summary>The processes of one pod.</summary>
internal sealed class OutsidePods(SimulatedWorld world) : IOutsidePart
{
    public string Usage => "/NAMESPACE/POD hung: true";

    public void Set(string name, JsonObject state)
    {
        var parts = name.Split('/');
        if (parts.Length != 2 || world.Store.Find(Kinds.Pod, parts[0], parts[1]) is not { } pod)
            throw new ArgumentException($"There is no pod '{name}'.");
        foreach (var (member, value) in state)
        {
            if (member != "hung")
                throw OutsideWords.Unknown(member, Usage);
            if (!world.Plane.Applications.Hang(pod, OutsideWords.Flag(member, value)))
                throw new ArgumentException($"Nothing is known of the program of pod '{name}'.");
        }
    }
}
