using System.Text.Json.Nodes;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Outside;

/// <summary>Registries and their repositories: what comes of every pull.</summary>
internal sealed class OutsideRegistries(ImageRegistry registry) : IOutsidePart
{
    public string Usage { get; } = $"/HOST-OR-REPOSITORY failure: text or null; trouble: {string.Join(", ", Enum.GetNames<RegistryTrouble>())} or null";

    public void Set(string name, JsonObject state)
    {
        foreach (var (member, value) in state)
        {
            var text = OutsideWords.Text(member, value);
            if (member == "failure")
                registry.Fail(name, text);
            else if (member == "trouble" && text is null)
                registry.Trouble(name, null);
            else if (member == "trouble" && Enum.TryParse<RegistryTrouble>(text, out var trouble))
                registry.Trouble(name, trouble);
            else
                throw OutsideWords.Unknown(member, Usage);
        }
    }
}
