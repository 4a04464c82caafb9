using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications;

namespace Autoheal.Simulation.Outside;

/// <summary>How much work an application has.</summary>
internal sealed class OutsideLoad(LoadProfile load) : IOutsidePart
{
    public string Usage => "/NAMESPACE/APP factor: number, 1 is ordinary";

    public void Set(string name, JsonObject state)
    {
        foreach (var (member, value) in state)
        {
            if (member != "factor")
                throw OutsideWords.Unknown(member, Usage);
            load.Multiply(name, OutsideWords.Number(member, value));
        }
    }
}
