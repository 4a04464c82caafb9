using System.Globalization;
using Autoheal.Simulation.Scheduling;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// The eviction managers of all nodes: under pressure of memory, disk or process ids one pod after the other has to go, the one first that
/// uses most beyond its requests.
/// </summary>
internal sealed class NodeEvictions
{
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(10);
    private readonly KubeletContext _context;
    private readonly Func<NodeAgent, IEnumerable<PodWorker>> _podsOn;
    private readonly HashSet<NodeAgent> _booked = [];

    public NodeEvictions(KubeletContext context, Func<NodeAgent, IEnumerable<PodWorker>> podsOn)
    {
        _context = context;
        _podsOn = podsOn;
        context.Nodes.Changed += Book;
    }

    private static NodePressure? PressureOn(NodeAgent node) =>
        node.Has(NodeTrouble.MemoryShort) ? NodePressure.Memory
        : node.Has(NodeTrouble.DiskShort) ? NodePressure.Disk
        : node.Has(NodeTrouble.ProcessIdsShort) ? NodePressure.ProcessIds
        : null;

    private void Book(NodeAgent node)
    {
        if (PressureOn(node) is not null && _booked.Add(node))
            _context.Agenda.In(s_round, () => Round(node));
    }

    private void Round(NodeAgent node)
    {
        _booked.Remove(node);
        if (PressureOn(node) is not { } pressure)
            return;
        if (node.Reports)
            EvictOne(node, pressure);
        Book(node);
    }

    private void EvictOne(NodeAgent node, NodePressure pressure)
    {
        if (_context.Store.Find(Kinds.Node, null, node.Name) is { } stored)
            _context.Events.Warning(stored, node.Source, "EvictionThresholdMet", $"Attempting to reclaim {pressure.Resource}");
        var victim = _podsOn(node)
            .Where(pod => pod is { IsStopping: false, IP.Length: > 0 } && !PodAdmissionCheck.IsCritical(pod.Current))
            .OrderBy(pod => pod.Current.Spec.Number("priority") ?? 0)
            .ThenByDescending(pod => Excess(pod, pressure))
            .ThenBy(pod => pod.Uid, StringComparer.Ordinal)
            .FirstOrDefault();
        victim?.Evict(Message(victim, pressure));
    }

    private long Excess(PodWorker pod, NodePressure pressure)
    {
        if (pressure != NodePressure.Memory)
            return pod.Containers.Sum(container => container.Run?.Disk?.Bytes ?? 0);
        var used = pod.Containers.Sum(container => container.UsageAt(_context.Now)?.MemoryBytes ?? 0);
        return used - ResourceAmounts.RequestedBy(pod.Current).Memory;
    }

    private string Message(PodWorker pod, NodePressure pressure)
    {
        var text = $"The node was low on resource: {pressure.Resource}. Threshold quantity: {pressure.Threshold}, available: {pressure.Available}. ";
        if (pressure == NodePressure.ProcessIds)
            return text;
        foreach (var container in pod.Containers)
        {
            var used = pressure == NodePressure.Memory ? container.UsageAt(_context.Now)?.MemoryBytes ?? 0 : container.Run?.Disk?.Bytes ?? 32 * 1024;
            var request = container.Container.Object("resources").Object("requests").Text(pressure.Resource) ?? "0";
            if (used > ResourceQuantity.Units(request))
                text += string.Create(CultureInfo.InvariantCulture, $"Container {container.Name} was using {used / 1024}Ki, request is {request}, has larger consumption of {pressure.Resource}. ");
        }

        return text;
    }
}
