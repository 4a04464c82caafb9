using System.Text;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Benchmarks;

/// <summary>
/// A namespace of workloads as an API server lists it: for each a Deployment, its ReplicaSet, three pods, a Service and a ConfigMap. One workload in
/// twenty crashes, cannot pull its image or is not scheduled.
/// </summary>
internal static class BenchmarkCluster
{
    public const string Namespace = "shop";

    private const int ObjectsAWorkload = 7;

    public static IReadOnlyList<(KubernetesResource Resource, byte[] Json)> Lists(int objects)
    {
        var nodes = Math.Max(1, objects / 50);
        var workloads = Enumerable.Range(0, Math.Max(1, (objects - nodes) / ObjectsAWorkload)).ToArray();
        return
        [
            (KubernetesResources.Nodes, List(KubernetesResources.Nodes, Enumerable.Range(0, nodes).Select(Node))),
            (KubernetesResources.Deployments, List(KubernetesResources.Deployments, workloads.Select(Deployment))),
            (KubernetesResources.ReplicaSets, List(KubernetesResources.ReplicaSets, workloads.Select(ReplicaSet))),
            (KubernetesResources.Pods, List(KubernetesResources.Pods, workloads.SelectMany(app => Enumerable.Range(0, 3).Select(number => Pod(app, number, nodes))))),
            (KubernetesResources.Services, List(KubernetesResources.Services, workloads.Select(Service))),
            (KubernetesResources.ConfigMaps, List(KubernetesResources.ConfigMaps, workloads.Select(ConfigMap))),
        ];
    }

    private static bool IsIll(int app) => app % 20 == 3;

    private static byte[] List(KubernetesResource resource, IEnumerable<string> items) => Encoding.UTF8.GetBytes(
        $$"""{"kind":"{{resource.Kind}}List","apiVersion":"{{resource.ApiVersion}}","metadata":{"resourceVersion":"9"},"items":[{{string.Join(',', items)}}]}""");

    private static string Metadata(string name, string uid, string more = "") =>
        $$"""{"name":"{{name}}","namespace":"{{Namespace}}","uid":"{{uid}}","resourceVersion":"7","generation":2,"creationTimestamp":"2026-03-01T10:00:00Z"{{more}}}""";

    private static string Owner(string kind, string name, string uid) =>
        $$""","ownerReferences":[{"apiVersion":"apps/v1","kind":"{{kind}}","name":"{{name}}","uid":"{{uid}}","controller":true}]""";

    private static string Template(int app) => $$$"""
        {"metadata":{"labels":{"app":"app-{{{app}}}","hash":"h1"}},"spec":{{{Spec(app, "")}}}}
        """;

    private static string Spec(int app, string more) => $$$"""
        {"containers":[{"name":"app","image":"registry.example/app-{{{app}}}:1.4.2","ports":[{"name":"http","containerPort":8080}],"env":[{"name":"MODE","value":"production"},{"name":"CACHE_URL","value":"redis://app-{{{app / 2}}}:6379/0"}],"envFrom":[{"configMapRef":{"name":"app-{{{app}}}"}}],"resources":{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"100m","memory":"256Mi"}},"readinessProbe":{"httpGet":{"path":"/ready","port":"http"},"periodSeconds":5}}]{{{more}}}}
        """;

    private static string Deployment(int app) => $$$"""
        {"metadata":{{{Metadata($"app-{app}", $"d{app}", ""","annotations":{"deployment.kubernetes.io/revision":"1"}""")}}},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"app-{{{app}}}"}},"template":{{{Template(app)}}}},"status":{"observedGeneration":2,"replicas":3,"updatedReplicas":3,"readyReplicas":{{{(IsIll(app) ? 0 : 3)}}},"availableReplicas":{{{(IsIll(app) ? 0 : 3)}}},"conditions":[{"type":"Available","status":"{{{(IsIll(app) ? "False" : "True")}}}","lastTransitionTime":"2026-03-01T11:00:00Z"}]}}
        """;

    private static string ReplicaSet(int app) => $$$"""
        {"metadata":{{{Metadata($"app-{app}-h1", $"r{app}", ""","labels":{"app":"app-APP","hash":"h1"},"annotations":{"deployment.kubernetes.io/revision":"1"}""".Replace("APP", $"{app}", StringComparison.Ordinal) + Owner("Deployment", $"app-{app}", $"d{app}"))}}},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"app-{{{app}}}","hash":"h1"}},"template":{{{Template(app)}}}},"status":{"replicas":3,"readyReplicas":{{{(IsIll(app) ? 0 : 3)}}}}}
        """;

    private static string Pod(int app, int number, int nodes)
    {
        var labels = $$""","labels":{"app":"app-{{app}}","hash":"h1"}""";
        var metadata = Metadata($"app-{app}-h1-{number}", $"p{app}-{number}", labels + Owner("ReplicaSet", $"app-{app}-h1", $"r{app}"));
        return $$$"""
            {"metadata":{{{metadata}}},"spec":{{{Spec(app, $",\"nodeName\":\"node-{(app + number) % nodes}\"")}}},"status":{{{(IsIll(app) ? Ill(app) : Running)}}}}
            """;
    }

    private const string Running = """
        {"phase":"Running","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-03-01T10:00:09Z"}],"containerStatuses":[{"name":"app","ready":true,"restartCount":0,"state":{"running":{"startedAt":"2026-03-01T10:00:05Z"}},"lastState":{}}]}
        """;

    private static string Ill(int app) => (app / 20 % 3) switch
    {
        0 => """{"phase":"Pending","conditions":[{"type":"Ready","status":"False"}],"containerStatuses":[{"name":"app","ready":false,"restartCount":0,"state":{"waiting":{"reason":"ImagePullBackOff","message":"Back-off pulling image"}},"lastState":{}}]}""",
        1 => """{"phase":"Running","conditions":[{"type":"Ready","status":"False"}],"containerStatuses":[{"name":"app","ready":false,"restartCount":6,"state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{"terminated":{"exitCode":1,"reason":"Error","finishedAt":"2026-03-01T11:59:00Z"}}}]}""",
        _ => """{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/10 nodes are available: 10 Insufficient cpu."}]}""",
    };

    private static string Service(int app) => $$$"""
        {"metadata":{{{Metadata($"app-{app}", $"s{app}")}}},"spec":{"clusterIP":"10.96.{{{app / 250}}}.{{{app % 250}}}","selector":{"app":"app-{{{app}}}"},"ports":[{"name":"http","port":80,"targetPort":"http"}]}}
        """;

    private static string ConfigMap(int app) => $$$"""
        {"metadata":{{{Metadata($"app-{app}", $"c{app}")}}},"data":{"LOG_LEVEL":"info","UPSTREAM_HOST":"app-{{{app / 2}}}"}}
        """;

    private static string Node(int number) => $$$"""
        {"metadata":{"name":"node-{{{number}}}","uid":"n{{{number}}}","creationTimestamp":"2026-01-01T00:00:00Z","labels":{"kubernetes.io/hostname":"node-{{{number}}}"}},"spec":{},"status":{"allocatable":{"cpu":"8","memory":"32Gi","pods":"110"},"conditions":[{"type":"MemoryPressure","status":"False"},{"type":"DiskPressure","status":"False"},{"type":"PIDPressure","status":"False"},{"type":"Ready","status":"True"}]}}
        """;
}
