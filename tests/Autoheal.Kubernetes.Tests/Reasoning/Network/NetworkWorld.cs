using System.Text.Json.Nodes;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Reasoning.Dependencies;
using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Reasoning;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Reasoning.Network;

/// <summary>A few services that call each other, as an API server shows them, with what their logs say. Everything is well until a test changes it.</summary>
internal sealed class NetworkWorld
{
    private readonly Dictionary<string, string> _logs = [];
    private readonly List<(string Name, JsonNode Selector, JsonNode Port)> _services = [];
    private readonly List<(string Name, JsonNode Labels, string Node, string Address, bool Ready)> _pods = [];
    private int _address = 10;

    public ClusterFixture Cluster { get; } = new();

    /// <summary>A Deployment with one pod; template is what stands in the pod's spec beside the container.</summary>
    public NetworkWorld Workload(
        string name, string env = "[]", string ports = """[{"name":"http","containerPort":8080}]""", bool ready = true, string template = "{}",
        string image = "", string node = "n1", string kind = "Deployment", bool crashing = false)
    {
        var container = new JsonObject
        {
            ["name"] = name, ["image"] = image.Length == 0 ? $"shop/{name}:1" : image, ["ports"] = JsonNode.Parse(ports), ["env"] = JsonNode.Parse(env),
        };
        var labels = new JsonObject { ["app"] = name };
        var spec = JsonNode.Parse(template)!.AsObject();
        spec["containers"] = new JsonArray(container.DeepClone());
        var podSpec = spec.DeepClone().AsObject();
        podSpec["nodeName"] = node;
        var address = $"10.1.0.{_address++}";
        var status = crashing ? CrashLoop(4, 0.5) : Running(600);
        status["podIP"] = address;
        Cluster.Add(kind == "Deployment" ? KubernetesResources.Deployments : KubernetesResources.StatefulSets, new JsonObject
        {
            ["metadata"] = With(Metadata(name, 9_000), "labels", labels.DeepClone()),
            ["spec"] = new JsonObject
            {
                ["replicas"] = 1,
                ["selector"] = new JsonObject { ["matchLabels"] = labels.DeepClone() },
                ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels.DeepClone() }, ["spec"] = spec },
            },
            ["status"] = new JsonObject { ["replicas"] = 1, ["readyReplicas"] = ready && !crashing ? 1 : 0, ["availableReplicas"] = ready && !crashing ? 1 : 0 },
        });
        var owner = name;
        if (kind == "Deployment")
        {
            owner = name + "-rs";
            Cluster.Add(KubernetesResources.ReplicaSets, new JsonObject
            {
                ["metadata"] = With(With(Metadata(owner, 9_000, name, "Deployment"), "labels", labels.DeepClone()), "annotations", new JsonObject { ["deployment.kubernetes.io/revision"] = "1" }),
                ["spec"] = new JsonObject
                {
                    ["replicas"] = 1,
                    ["selector"] = new JsonObject { ["matchLabels"] = labels.DeepClone() },
                    ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels.DeepClone() }, ["spec"] = spec.DeepClone() },
                },
                ["status"] = new JsonObject { ["replicas"] = 1, ["readyReplicas"] = 1, ["availableReplicas"] = 1 },
            });
        }

        status["containerStatuses"]![0]!["name"] = name;
        Cluster.Add(KubernetesResources.Pods, new JsonObject
        {
            ["metadata"] = With(Metadata(name + "-1", 600, owner, kind == "Deployment" ? "ReplicaSet" : kind), "labels", labels.DeepClone()),
            ["spec"] = podSpec,
            ["status"] = status,
        });
        _pods.Add((name + "-1", labels, node, address, ready && !crashing));
        return this;
    }

    /// <summary>A Service, called after the app that it selects unless said otherwise.</summary>
    public NetworkWorld Service(string name, string? selects = null, string port = """{"name":"http","port":80,"targetPort":"http"}""", string more = "{}", double? changed = null)
    {
        var spec = JsonNode.Parse(more)!.AsObject();
        spec["selector"] = new JsonObject { ["app"] = selects ?? name };
        spec["ports"] = new JsonArray(JsonNode.Parse(port)!);
        spec["clusterIP"] = $"10.96.0.{_address++}";
        var metadata = Metadata(name, 9_000);
        if (changed is { } minutes)
        {
            metadata["managedFields"] = new JsonArray(new JsonObject
            {
                ["manager"] = "kubectl-edit", ["operation"] = "Update", ["time"] = Time(minutes), ["fieldsType"] = "FieldsV1",
                ["fieldsV1"] = JsonNode.Parse("""{"f:spec":{"f:selector":{"f:app":{}},"f:ports":{}}}"""),
            });
        }

        Cluster.Add(KubernetesResources.Services, new JsonObject { ["metadata"] = metadata, ["spec"] = spec });
        _services.Add((name, spec["selector"]!, spec["ports"]![0]!));
        return this;
    }

    public NetworkWorld Add(KubernetesResource resource, string name, string body, double minutesOld = 9_000)
    {
        var item = JsonNode.Parse(body)!.AsObject();
        item["metadata"] = Metadata(name, minutesOld);
        Cluster.Add(resource, item);
        return this;
    }

    public NetworkWorld Log(string workload, string line, int times = 5)
    {
        _logs[workload + "-1"] = string.Concat(Enumerable.Repeat(line + "\n", times));
        return this;
    }

    /// <summary>What the rules of both families find, when the objects are nominated.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(params string[] nominated)
    {
        AddSlices();
        var reader = new FixtureReader(Cluster);
        foreach (var (pod, text) in _logs)
        {
            reader.Logs[pod] = text;
        }

        var scope = new IncidentScope
        {
            Namespaces = [ClusterFixture.Namespace],
            Resources = [.. nominated.Select(name => KubernetesResources.Services.Reference("c", ClusterFixture.Namespace, name, ""))],
        };
        var context = new ContextBuilder();
        var identity = new ClusterIdentity(reader);
        var collector = new KubernetesCollector(
            new ClusterReader(reader, identity, new FixedClock()), new LogReader(reader, new Autoheal.Reasoning.Logs.LogInterpreter()), identity);
        await collector.CollectAsync(scope, context, default);
        var built = context.Build(scope, ClusterFixture.Now);
        return [.. Rules().SelectMany(rule => rule.Evaluate(built))];
    }

    /// <summary>The one finding there is, as its cause and the kind and name of its object.</summary>
    public async Task<string> FindOneAsync(params string[] nominated)
    {
        var findings = await FindAsync(nominated);
        return string.Join("; ", findings.Select(finding => $"{finding.Cause} {finding.Object.Kind}/{finding.Object.Name}"));
    }

    private void AddSlices()
    {
        foreach (var (name, selector, port) in _services)
        {
            var endpoints = new JsonArray([.. _pods.Where(pod => pod.Labels["app"]!.ToString() == selector["app"]!.ToString()).Select(pod => (JsonNode)new JsonObject
            {
                ["addresses"] = new JsonArray(pod.Address), ["conditions"] = new JsonObject { ["ready"] = pod.Ready }, ["nodeName"] = pod.Node,
                ["targetRef"] = new JsonObject { ["kind"] = "Pod", ["name"] = pod.Name, ["namespace"] = ClusterFixture.Namespace },
            })]);
            var metadata = Metadata(name + "-abcde", 9_000);
            metadata["labels"] = new JsonObject { ["kubernetes.io/service-name"] = name };
            var number = port["targetPort"] is JsonValue target && target.TryGetValue<int>(out var given) ? given : 8080;
            Cluster.Add(KubernetesResources.EndpointSlices, new JsonObject
            {
                ["metadata"] = metadata, ["endpoints"] = endpoints,
                ["ports"] = new JsonArray(new JsonObject { ["name"] = port["name"]?.DeepClone(), ["port"] = number, ["protocol"] = port["protocol"]?.DeepClone() ?? "TCP" }),
            });
        }
    }

    private static IEnumerable<IDiagnosticRule> Rules() =>
    [
        new ServiceSelectorRule(), new ServiceWrongPodsRule(), new ServicePortRule(), new ServiceMissingRule(), new WrongAddressRule(), new IngressBackendRule(),
        new GatewayRouteRule(), new PolicyBlocksRule(), new DnsConfigurationRule(), new DnsDownRule(), new PodDnsRule(), new TrafficPolicyRule(), new KubeProxyRule(),
        new CertificateRule(), new BackendTroubleRule(), new CredentialsRule(), new ConnectionsExhaustedRule(), new PoisonRecordRule(), new FlagBugRule(),
    ];
}
