using System.Globalization;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Scheduling;

/// <summary>How much pods ask for of what no node has enough of, beside what the largest node they may run on has.</summary>
internal sealed class Room
{
    private const long Gibibyte = 1L << 30;

    private Room(string resource, Quantity? asked, Node? largest)
    {
        Resource = resource;
        Asked = asked;
        Largest = largest;
        Has = largest?.Allocatable.Find(resource);
    }

    /// <summary>The resource, for instance <c>memory</c>.</summary>
    public string Resource { get; }

    public Quantity? Asked { get; }

    /// <summary>The node with most of it; null when none was seen.</summary>
    public Node? Largest { get; }

    /// <summary>How much pods may have of it there.</summary>
    public Quantity? Has { get; }

    /// <summary>Whether even an empty node would not do; null when that is not known.</summary>
    public bool? NeverFits => Asked is { } asked && Has is { } has ? asked > has : null;

    public string Text => Asked is null ? $"what is left of {Resource} on the nodes is not enough"
        : Has is null ? $"each asks for {Amount(Asked.Value)}"
        : NeverFits is true ? $"each asks for {Amount(Asked.Value)}, the largest node ({Largest!.Name}) has {Amount(Has.Value)}"
        : $"each asks for {Amount(Asked.Value)}, and the nodes (up to {Amount(Has.Value)}) are taken by other pods";

    public static Room Of(Placement placement)
    {
        var resource = placement.Leading switch
        {
            Obstacle.Cpu => "cpu",
            Obstacle.Memory => "memory",
            Obstacle.PodCount => "pods",
            _ => OtherResource(placement),
        };
        Node? largest = null;
        foreach (var (node, obstacle, _) in placement.Candidates)
        {
            if (obstacle == Obstacle.None && node.Allocatable.Find(resource) is { } has && (largest is null || has > largest.Allocatable.Find(resource)))
            {
                largest = node;
            }
        }

        return new Room(resource, resource == "pods" ? new Quantity(1) : placement.Pod.Template.RequestOf(resource), largest);
    }

    public string Title(string name) => Resource == "pods" ? $"no node takes another pod: {name} waits (Too many pods)"
        : Asked is null ? $"no node has enough {Resource} for {name} (Insufficient {Resource})"
        : Has is { } has && NeverFits is true ? $"{name} asks for {Amount(Asked.Value)}, no node has more than {Amount(has)} (Insufficient {Resource})"
        : $"no node has {Amount(Asked.Value)} left for {name} (Insufficient {Resource})";

    public void AddFigures(CheckList checks, Placement placement)
    {
        if (Asked is { } asked && Resource != "pods")
        {
            checks.Supports(0.45, $"a pod asks for {Amount(asked)}", checks.Declared(placement.Pod, "requests." + Resource, asked.ToString()));
        }

        if (Largest is null || Has is not { } has)
        {
            checks.NotObserved(0.6, "what the nodes have");
        }
        else if (NeverFits is true)
        {
            checks.Supports(0.7, $"the largest node, {Largest.Name}, has {Amount(has)}", checks.Controlled(Largest, "node.allocatable", Amount(has)));
        }
        else
        {
            checks.Supports(0.2, $"the largest node, {Largest.Name}, has {Amount(has)}, and other pods take it", checks.Controlled(Largest, "node.allocatable", Amount(has)));
        }
    }

    // Whole gibibytes read better than mebibytes.
    private string Amount(Quantity amount) => Resource == "memory" && amount.Amount >= Gibibyte && decimal.Remainder(amount.Amount, Gibibyte) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{amount.Amount / Gibibyte:0}Gi memory")
        : $"{amount} {Resource}";

    // The name that the scheduler says must also stand in the pod's own requests.
    private static string OtherResource(Placement placement)
    {
        foreach (var container in placement.Pod.Template.Containers)
        {
            foreach (var (name, _) in container.Requests.Concat(container.Limits))
            {
                if (name is not ("cpu" or "memory") && (placement.Report is null || placement.Report.Resource.Length == 0 || placement.Report.Resource == name))
                {
                    return name;
                }
            }
        }

        return "another resource";
    }
}
