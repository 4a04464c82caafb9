using System.Globalization;
using Autoheal.Simulation.Controllers;

namespace Autoheal.Simulation.Kubelet;

/// <summary>What one node keeps for itself: its address, the images it has pulled and the pod addresses it has given out.</summary>
internal sealed class NodeAgent(string name, string hostIP, int index)
{
    private readonly Dictionary<string, PublishedImage> _images = [];
    private int _addresses;

    public string Name { get; } = name;

    public string HostIP { get; } = hostIP;

    /// <summary>How this node's kubelet signs its events.</summary>
    public EventSource Source { get; } = new("kubelet", name);

    /// <summary>The image as it was when this node pulled it; null when it never did.</summary>
    public PublishedImage? FindImage(string reference) => _images.GetValueOrDefault(reference);

    public void KeepImage(string reference, PublishedImage image) => _images[reference] = image;

    public string NextPodIP()
    {
        _addresses = (_addresses % 65_000) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"10.{244 + (index / 250)}.{index % 250}.{1 + (_addresses % 250)}");
    }
}
