using System.Text.Json.Nodes;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// Each kubelet's report about its node: conditions follow what is wrong with the machine, and their heartbeat moves every five minutes while
/// nothing else changes. A kubelet that does not run reports nothing.
/// </summary>
internal sealed class NodeReporter : IController
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_notice = TimeSpan.FromSeconds(5);
    private readonly KubeletContext _context;

    public NodeReporter(KubeletContext context)
    {
        _context = context;
        context.Nodes.Changed += agent => context.Agenda.In(s_notice, () => agent.WhenItReports(() => Report(agent)));
    }

    public void Observe(StoreChange change)
    {
        if (change.Kind == Kinds.Node && change.Type == ChangeType.Added)
            Book(change.Object.Name);
    }

    private void Book(string node) => _context.Agenda.In(s_period, () => Beat(node));

    private void Beat(string node)
    {
        if (_context.Store.Find(Kinds.Node, null, node) is null)
            return;
        var agent = _context.Nodes.Of(node);
        if (agent.Reports)
            Report(agent);
        Book(node);
    }

    private void Report(NodeAgent agent)
    {
        if (_context.Store.Find(Kinds.Node, null, agent.Name) is not { } node)
            return;
        var now = KubernetesTime.Format(_context.Now);
        var conditions = NodeConditions.Of(agent, now);
        var turned = new List<JsonObject>();
        foreach (var condition in conditions)
        {
            var before = Conditions.Find(node.Status, condition.Text("type")!);
            if (before.Text("status") == condition.Text("status"))
                condition!["lastTransitionTime"] = before.Text("lastTransitionTime");
            else if (before is not null || condition.Text("type") == "ReadonlyFilesystem")
                turned.Add((JsonObject)condition!);
        }

        using (_context.Store.As("kubelet"))
        {
            _context.Store.MutateStatus(Kinds.Node, null, agent.Name, json =>
            {
                // What others report about the node, such as its network, is theirs to change.
                foreach (var other in json.Object("status").Array("conditions") ?? [])
                {
                    if (Conditions.Find(new JsonObject { ["conditions"] = conditions.DeepClone() }, other.Text("type")!) is null)
                        conditions.Add(other!.DeepClone());
                }

                json.Ensure("status")["conditions"] = conditions;
            });
        }

        foreach (var condition in turned)
            _context.Events.Normal(node, agent.Source, NodeConditions.EventOf(condition), $"Node {agent.Name} status is now: {NodeConditions.EventOf(condition)}");
    }
}
