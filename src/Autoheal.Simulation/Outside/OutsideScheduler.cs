using System.Text.Json.Nodes;
using Autoheal.Simulation.Scheduling;

namespace Autoheal.Simulation.Outside;

/// <summary>Whether the scheduler runs.</summary>
internal sealed class OutsideScheduler(PodScheduler scheduler) : IOutsidePart
{
    public string Usage => " running: true or false";

    public void Set(string name, JsonObject state)
    {
        foreach (var (member, value) in state)
        {
            if (member != "running")
                throw OutsideWords.Unknown(member, Usage);
            scheduler.Running = OutsideWords.Flag(member, value);
        }
    }
}
