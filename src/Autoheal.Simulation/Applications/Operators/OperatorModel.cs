using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Autoheal.Simulation.Controllers;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Applications.Operators;

/// <summary>
/// The operators that run, and the <c>CacheCluster</c> objects that they keep: each becomes a StatefulSet, and its status says whether the operator
/// could make it so. Nothing happens while no operator runs.
/// </summary>
internal sealed partial class OperatorModel(ObjectStore store, Agenda agenda)
{
    private const string Group = "data.example.com";
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);
    private readonly List<RunningOperator> _running = [];
    private string _complaints = "";
    private bool _booked;

    /// <summary>Grows whenever an operator succeeds or fails otherwise than before.</summary>
    public long Version { get; private set; }

    /// <summary>The resources that cannot be reconciled.</summary>
    public IReadOnlyList<StoredObject> Failing { get; private set; } = [];

    public void Add(RunningOperator started)
    {
        _running.Add(started);
        _complaints = "";
        Mark();
    }

    public void Remove(RunningOperator ended) => _running.Remove(ended);

    public void Observe(StoreChange change)
    {
        if (_running.Count > 0 && change.Kind.Group == Group)
            Mark();
    }

    private void Mark()
    {
        if (_booked)
            return;
        _booked = true;
        agenda.In(s_delay, Reconcile);
    }

    private void Reconcile()
    {
        _booked = false;
        if (_running.Count == 0 || store.AllKinds.FirstOrDefault(kind => kind.Group == Group && kind.Kind == "CacheCluster") is not { } kind)
            return;
        var failing = new List<StoredObject>();
        var lines = new List<string>();
        using (store.As("cache-operator"))
        {
            foreach (var resource in store.List(kind).ToArray())
            {
                var problem = Problem(resource);
                if (problem is null)
                    Make(resource);
                else
                    Note(resource, problem, failing, lines);
                Report(kind, resource, problem);
            }
        }

        Tell(failing, lines);
    }

    private static void Note(StoredObject resource, string problem, List<StoredObject> failing, List<string> lines)
    {
        failing.Add(resource);
        lines.Add($"ERROR\tReconciler error\t{{\"controller\": \"cachecluster\", \"namespace\": \"{resource.Namespace}\", \"name\": \"{resource.Name}\", \"error\": \"{problem}\"}}");
    }

    private void Tell(List<StoredObject> failing, List<string> lines)
    {
        var text = string.Join('\n', lines);
        Failing = failing;
        if (text == _complaints)
            return;
        _complaints = text;
        Version++;
        foreach (var running in _running)
            running.Complain(lines);
    }

    /// <summary>Why the operator cannot make what the resource asks for; null when it can.</summary>
    private static string? Problem(StoredObject resource)
    {
        if (resource.Spec.Text("version") is not { } version || !VersionText().IsMatch(version))
            return $"spec.version: unsupported version '{resource.Spec.Text("version")}'";
        return resource.Spec.Number("replicas") is >= 1 and <= 9 ? null : "spec.replicas: must be between 1 and 9";
    }

    private void Make(StoredObject resource)
    {
        var (replicas, image) = (resource.Spec.Number("replicas"), $"redis:{resource.Spec.Text("version")}");
        if (store.Find(Kinds.StatefulSet, resource.Namespace, resource.Name) is not { } set)
        {
            store.Create(Kinds.StatefulSet, Manifest(resource, replicas, image));
            return;
        }

        var container = set.Spec.Object("template").Object("spec").Array("containers")![0];
        if (set.Spec.Number("replicas") == replicas && container.Text("image") == image)
            return;
        store.Mutate(Kinds.StatefulSet, set.Namespace, set.Name, json =>
        {
            json.Object("spec")!["replicas"] = replicas;
            json.Object("spec").Object("template").Object("spec").Array("containers")![0]!["image"] = image;
        });
    }

    private static JsonObject Manifest(StoredObject resource, long? replicas, string image)
    {
        var labels = new JsonObject { ["app"] = resource.Name, ["app.kubernetes.io/managed-by"] = "cache-operator" };
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = resource.Name, ["namespace"] = resource.Namespace, ["labels"] = labels, ["ownerReferences"] = new JsonArray(OwnerReferences.ControllerOf(resource)),
            },
            ["spec"] = new JsonObject
            {
                ["replicas"] = replicas,
                ["serviceName"] = resource.Name,
                ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = resource.Name } },
                ["template"] = new JsonObject
                {
                    ["metadata"] = new JsonObject { ["labels"] = labels.Clone() },
                    ["spec"] = new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = "cache", ["image"] = image }) },
                },
            },
        };
    }

    private void Report(ObjectKind kind, StoredObject resource, string? problem)
    {
        var status = problem is null ? "True" : "False";
        var before = Conditions.Find(resource.Status, "Ready");
        var generation = resource.Metadata.Number("generation") ?? 1;
        if (before.Text("status") == status && before.Text("message") == (problem ?? "reconciled") && resource.Status.Number("observedGeneration") == generation)
            return;
        var turned = before.Text("status") == status ? before.Text("lastTransitionTime") : KubernetesTime.Format(agenda.Now);
        store.MutateStatus(kind, resource.Namespace, resource.Name, json => json["status"] = new JsonObject
        {
            ["observedGeneration"] = generation,
            ["conditions"] = new JsonArray(new JsonObject
            {
                ["type"] = "Ready", ["status"] = status, ["lastTransitionTime"] = turned, ["reason"] = problem is null ? "Reconciled" : "InvalidSpec", ["message"] = problem ?? "reconciled",
            }),
        });
    }

    [GeneratedRegex(@"^\d+\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionText();
}
