using System.Text.Json.Nodes;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Outside;

/// <summary>The nodes' machines: <c>{"KubeletStopped": true}</c> begins a trouble, false ends it.</summary>
internal sealed class OutsideNodes(NodeAgents nodes) : IOutsidePart
{
    public string Usage { get; } = $"/NODE {string.Join(", ", Enum.GetNames<NodeTrouble>())}: true or false";

    public void Set(string name, JsonObject state)
    {
        var agent = nodes.Of(name);
        foreach (var (member, value) in state)
        {
            if (!Enum.TryParse<NodeTrouble>(member, out var trouble))
                throw OutsideWords.Unknown(member, Usage);
            if (OutsideWords.Flag(member, value))
                agent.Begin(trouble);
            else
                agent.End(trouble);
        }
    }
}
