using System.Globalization;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Scheduling;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// What one node keeps for itself: its address, the images it has pulled, the pod addresses it has given out, and what is wrong with the
/// machine.
/// </summary>
internal sealed class NodeAgent(string name, string hostIP, int index, Action<NodeAgent> changed, Func<ResourceAmounts?> capacity)
{
    private readonly Dictionary<string, PublishedImage> _images = [];
    private readonly HashSet<NodeTrouble> _troubles = [];
    private readonly HashSet<NodeTrouble> _past = [];
    private readonly List<Action> _waiting = [];
    private readonly Dictionary<int, int> _hostPorts = [];
    private int _addresses;

    public string Name { get; } = name;

    public string HostIP { get; } = hostIP;

    /// <summary>How this node's kubelet signs its events.</summary>
    public EventSource Source { get; } = new("kubelet", name);

    /// <summary>What the node can give to pods; null when it is gone.</summary>
    public ResourceAmounts? Capacity => capacity();

    /// <summary>What its pods have asked for.</summary>
    public ResourceAmounts Taken { get; private set; }

    /// <summary>Whether its kubelet does anything and the control plane hears of it.</summary>
    public bool Reports => !Has(NodeTrouble.KubeletStopped) && !Has(NodeTrouble.PoweredOff) && !Has(NodeTrouble.Partitioned);

    /// <summary>Whether its pods can be reached from other nodes.</summary>
    public bool Reachable => !Has(NodeTrouble.PoweredOff) && !Has(NodeTrouble.Partitioned);

    public bool Has(NodeTrouble trouble) => _troubles.Contains(trouble);

    /// <summary>Whether the trouble was ever there, so that its end has to be told.</summary>
    public bool Had(NodeTrouble trouble) => _past.Contains(trouble);

    /// <summary>Makes something go wrong with the node. Harmless when it does already.</summary>
    public void Begin(NodeTrouble trouble)
    {
        _past.Add(trouble);
        if (_troubles.Add(trouble))
            changed(this);
    }

    /// <summary>Makes it well again.</summary>
    public void End(NodeTrouble trouble)
    {
        if (!_troubles.Remove(trouble))
            return;
        changed(this);
        if (!Reports)
            return;
        Action[] ready = [.. _waiting];
        _waiting.Clear();
        foreach (var action in ready)
            action();
    }

    /// <summary>Does something as soon as the kubelet runs: at once when it does.</summary>
    public void WhenItReports(Action action)
    {
        if (Reports)
            action();
        else
            _waiting.Add(action);
    }

    public bool HasHostPort(int port) => _hostPorts.GetValueOrDefault(port) > 0;

    /// <summary>A pod was taken on.</summary>
    public void Take(ResourceAmounts amounts, IReadOnlyList<int> hostPorts)
    {
        Taken += amounts;
        foreach (var port in hostPorts)
            _hostPorts[port] = _hostPorts.GetValueOrDefault(port) + 1;
    }

    /// <summary>A pod has ended.</summary>
    public void Release(ResourceAmounts amounts, IReadOnlyList<int> hostPorts)
    {
        Taken -= amounts;
        foreach (var port in hostPorts)
            _hostPorts[port]--;
    }

    /// <summary>The image as it was when this node pulled it; null when it never did.</summary>
    public PublishedImage? FindImage(string reference) => _images.GetValueOrDefault(reference);

    public void KeepImage(string reference, PublishedImage image) => _images[reference] = image;

    /// <summary>The addresses this node gives to its pods, as the network plugin names the range.</summary>
    public string AddressRange => string.Create(CultureInfo.InvariantCulture, $"10.{244 + (index / 250)}.{index % 250}.1-10.{244 + (index / 250)}.{index % 250}.254");

    public string NextPodIP()
    {
        _addresses = (_addresses % 65_000) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"10.{244 + (index / 250)}.{index % 250}.{1 + (_addresses % 250)}");
    }
}
