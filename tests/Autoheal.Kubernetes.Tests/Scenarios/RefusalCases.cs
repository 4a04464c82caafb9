namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>What each precondition refuses.</summary>
internal static class RefusalCases
{
    private const string Apps = "/apis/apps/v1/namespaces/checkout";
    private const string Core = "/api/v1/namespaces/checkout";
    private const string Batch = "/apis/batch/v1/namespaces/checkout";
    private const string Extra = $"{Core}/pods/api-extra";
    private const string Migration = $"{Core}/pods/migration";
    private const string Job = $"{Batch}/jobs/report";
    private const string Node = "/api/v1/nodes/worker-1";
    private const string Store = $"{Apps}/statefulsets/store";
    private const string Service = $"{Core}/services/api";
    private const string Claim = $"{Core}/persistentvolumeclaims/data";
    private const string Map = $"{Core}/configmaps/limits";

    public static IReadOnlyList<RefusalCase> All { get; } = [.. Workloads(), .. Pods(), .. Nodes(), .. Scaling(), .. Jobs(), .. Services(), .. Content()];

    private static IEnumerable<RefusalCase> Workloads() =>
    [
        new("rollout-undo", "paused", Merge($"{Apps}/deployments/api", """{"spec":{"paused":true}}""")),
        new("rollout-undo", "revision-gone", _ => { }, Of("revision", "77")),
        new("rollout-undo StatefulSet", "on-delete", Merge(Store, """{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}""")),
        new("rollout-undo StatefulSet", "partitioned", Merge(Store, """{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}""")),
        new("rollout-undo StatefulSet", "already-current", _ => { }, Of("revision", "2")),
        new("rollout-undo StatefulSet", "references-gone", world => world.Delete($"{Core}/configmaps/settings")),
        new("rollout-restart", "parameters", _ => { }, Of("at", "soon")),
        new("rollout-restart StatefulSet", "no-replicas", Merge(Store, """{"spec":{"replicas":0}}""")),
        new("scale StatefulSet", "members-hold-data", _ => { }, Of("replicas", "1")),
        new("scale StatefulSet", "already-there", _ => { }, Of("replicas", "2")),
        new("scale StatefulSet", "hpa-owns-replicas", Autoscaler("StatefulSet", "store")),
        new("scale StatefulSet", "scaled-by-tool", Merge(Store, """{"metadata":{"annotations":{"downscaler/uptime":"always"}}}""")),
        new("raise-limit", "quota", Quota("limits.memory", "1000Mi", "1000Mi")),
        new("raise-limit", "limit-range", Create($"{Core}/limitranges", """{"metadata":{"name":"most"},"spec":{"limits":[{"type":"Container","max":{"memory":"300Mi"}}]}}""")),
        new("raise-limit", "no-limit", _ => { }, Of("container", "api", "resource", "cpu")),
        new("raise-limit", "parameters", _ => { }, Of("container", "api", "resource", "memory", "percent", "26")),
        new("raise-limit", "changed-today", world => world.Merge($"{Apps}/deployments/api", """{"spec":{"minReadySeconds":1}}""", "autoheal")),
    ];

    private static IEnumerable<RefusalCase> Pods() =>
    [
        new("evict-pod", "finalizer", Merge(Extra, """{"metadata":{"finalizers":["example.com/wait"]}}""")),
        new("evict-pod", "unmanaged", Merge(Extra, """{"metadata":{"labels":{"app":"other"}}}""")),
        new("evict-pod", "budget-exhausted", Budget),
        new("evict-pod StatefulSet", "unmanaged", Merge($"{Core}/pods/store-0", """{"metadata":{"labels":{"app":"other"}}}""")),
        new("drain-pod", "node-is-well", Merge(Node, """{"spec":{"unschedulable":null}}""")),
        new("drain-pod", "nowhere-to-go", CordonOthers),
        new("drain-pod", "others-missing", Merge($"{Apps}/deployments/api/status", """{"status":{"availableReplicas":1}}""")),
        new("drain-pod", "finalizer", Merge(Extra, """{"metadata":{"finalizers":["example.com/wait"]}}""")),
        new("quarantine-pod", "others-missing", Merge($"{Apps}/deployments/api/status", """{"status":{"availableReplicas":1}}""")),
        new("quarantine-pod", "no-common-label", Merge(Service, """{"spec":{"selector":{"app":null,"app.kubernetes.io/part-of":"checkout"}}}""")),
        new("quarantine-pod", "already-quarantined", Create($"{Core}/pods", """
            {"metadata":{"name":"held","labels":{"autoheal.dev/quarantined-from":"api"}},"spec":{"containers":[{"name":"a","image":"a:1"}]}}
            """)),
        new("delete-finished-pod", "not-finished", Merge($"{Migration}/status", """{"status":{"phase":"Running"}}""")),
        new("delete-finished-pod", "finalizer", Merge(Migration, """{"metadata":{"finalizers":["batch.kubernetes.io/job-tracking"]}}""")),
        new("delete-finished-pod", "too-fresh", Merge($"{Migration}/status", """
            {"status":{"containerStatuses":[{"name":"app","image":"a:1","imageID":"","ready":false,"restartCount":0,
            "state":{"terminated":{"exitCode":0,"startedAt":"2026-06-01T12:00:00Z","finishedAt":"2026-06-01T13:30:00Z"}}}]}}
            """)),
    ];

    private static IEnumerable<RefusalCase> Nodes() =>
    [
        new("cordon", "already-there", Merge(Node, """{"spec":{"unschedulable":true}}""")),
        new("cordon", "last-node", CordonOthers),
        new("cordon", "many-nodes", world =>
        {
            Unready(world, "worker-1");
            Unready(world, "worker-2");
        }),
        new("uncordon", "already-there", Merge(Node, """{"spec":{"unschedulable":null}}""")),
        new("uncordon", "node-unwell", world => Unready(world, "worker-1")),
        new("uncordon", "maintenance", Merge(Node, """{"metadata":{"annotations":{"example.com/maintenance":"until monday"}}}""")),
        new("uncordon", "maintenance", Merge(Node, """{"spec":{"taints":[{"key":"ToBeDeletedByClusterAutoscaler","effect":"NoSchedule"}]}}""")),
    ];

    private static IEnumerable<RefusalCase> Scaling() =>
    [
        new("set-autoscaler-bounds", "too-far", _ => { }, Of("maxReplicas", "7")),
        new("set-autoscaler-bounds", "already-there", _ => { }, Of("maxReplicas", "4")),
        new("set-autoscaler-bounds", "parameters", _ => { }, Of("minReplicas", "5")),
        new("set-autoscaler-bounds", "quota", Quota("requests.cpu", "500m", "400m")),
        new("set-autoscaler-bounds", "quota", Quota("pods", "4", "4")),
        new("set-autoscaler-bounds", "scaled-gone", world => world.Delete($"{Apps}/deployments/api")),
    ];

    private static IEnumerable<RefusalCase> Jobs() =>
    [
        new("suspend-cronjob", "already-there", Merge($"{Batch}/cronjobs/report", """{"spec":{"suspend":true}}""")),
        new("resume-cronjob", "already-there", Merge($"{Batch}/cronjobs/report", """{"spec":{"suspend":false}}""")),
        new("rerun-job", "not-idempotent", Merge(Job, """{"metadata":{"annotations":{"autoheal.dev/idempotent":null}}}""")),
        new("rerun-job", "already-rerun", world => world.ExecuteAsync().GetAwaiter().GetResult()),
        new("delete-finished-job", "has-ttl", Merge(Job, """{"spec":{"ttlSecondsAfterFinished":86400}}""")),
        new("delete-finished-job", "finalizer", Merge(Job, """{"metadata":{"finalizers":["example.com/wait"]}}""")),
    ];

    private static IEnumerable<RefusalCase> Services() =>
    [
        new("restore-service-selector", "serves", Merge(Service, """{"spec":{"selector":{"app":"api"}}}""")),
        new("restore-service-selector", "no-last-good", Merge(Service, """{"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{"}}}""")),
        new("restore-service-selector", "selects-nothing", Merge(Service, """
            {"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"spec\":{\"selector\":{\"app\":\"ghost\"}}}"}}}
            """)),
        new("restore-service-ports", "nothing-to-restore", Merge(Service, """{"spec":{"ports":[{"name":"http","port":80,"targetPort":"http","protocol":"TCP"}]}}""")),
        new("restore-service-ports", "nothing-declared", Merge(Service, """{"spec":{"selector":{"app":"ghost"}}}""")),
    ];

    private static IEnumerable<RefusalCase> Content() =>
    [
        new("resize-claim", "size", _ => { }, Of("gibibytes", "10")),
        new("resize-claim", "size", _ => { }, Of("gibibytes", "21")),
        new("resize-claim", "not-bound", Merge($"{Claim}/status", """{"status":{"phase":"Pending"}}""")),
        new("resize-claim", "resizing", Merge($"{Claim}/status", """{"status":{"conditions":[{"type":"Resizing","status":"True"}]}}""")),
        new("resize-claim", "not-expandable", Merge("/apis/storage.k8s.io/v1/storageclasses/fast", """{"allowVolumeExpansion":false}""")),
        new("resize-claim", "quota", Quota("requests.storage", "12Gi", "10Gi")),
        new("restore-configmap", "immutable", Merge(Map, """{"immutable":true}""")),
        new("restore-configmap", "no-last-good", Merge(Map, """{"metadata":{"annotations":null}}""")),
        new("restore-configmap", "already-there", Merge(Map, """{"data":{"RATE":"10"}}""")),
        new("restore-configmap", "references-gone", world => world.Patch($"{Apps}/deployments/api", """
            {"spec":{"template":{"spec":{"containers":[{"name":"api","env":[{"name":"BURST","valueFrom":{"configMapKeyRef":{"name":"limits","key":"BURST"}}}]}]}}}}
            """)),
    ];

    private static Action<ActionWorld> Merge(string path, string patch) => world => world.Merge(path, patch);

    private static Action<ActionWorld> Create(string path, string body) => world => world.Create(path, body);

    private static Action<ActionWorld> Quota(string name, string hard, string used) => world =>
    {
        world.Create($"{Core}/resourcequotas", """{"metadata":{"name":"team"},"spec":{"hard":{"NAME":"HARD"}}}"""
            .Replace("NAME", name, StringComparison.Ordinal).Replace("HARD", hard, StringComparison.Ordinal));
        world.Merge($"{Core}/resourcequotas/team/status", """{"status":{"hard":{"NAME":"HARD"},"used":{"NAME":"USED"}}}"""
            .Replace("NAME", name, StringComparison.Ordinal).Replace("HARD", hard, StringComparison.Ordinal).Replace("USED", used, StringComparison.Ordinal));
    };

    private static Action<ActionWorld> Autoscaler(string kind, string name) => world => world.Create(
        "/apis/autoscaling/v2/namespaces/checkout/horizontalpodautoscalers",
        """{"metadata":{"name":"other"},"spec":{"maxReplicas":9,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"KIND","name":"NAME"}}}"""
            .Replace("KIND", kind, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal));

    private static void Budget(ActionWorld world)
    {
        world.Create("/apis/policy/v1/namespaces/checkout/poddisruptionbudgets", """{"metadata":{"name":"api"},"spec":{"maxUnavailable":0,"selector":{"matchLabels":{"app":"api"}}}}""");
        world.Merge("/apis/policy/v1/namespaces/checkout/poddisruptionbudgets/api/status", """{"status":{"disruptionsAllowed":0,"currentHealthy":3,"desiredHealthy":3,"expectedPods":3,"observedGeneration":1}}""");
    }

    private static void CordonOthers(ActionWorld world)
    {
        world.Merge("/api/v1/nodes/worker-2", """{"spec":{"unschedulable":true}}""");
        world.Merge("/api/v1/nodes/worker-3", """{"spec":{"unschedulable":true}}""");
    }

    private static void Unready(ActionWorld world, string node) =>
        world.Patch($"/api/v1/nodes/{node}/status", """{"status":{"conditions":[{"type":"Ready","status":"False"}]}}""");

    private static Dictionary<string, string> Of(params string[] pairs) => pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
