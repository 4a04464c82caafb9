using Autoheal.Simulation.Faults;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>The situations, at least one for each action and kind that it is for.</summary>
internal static class ActionScenarios
{
    private const string Api = "/apis/apps/v1/namespaces/checkout/deployments/api";
    private const string OtherTemplate = """{"spec":{"template":{"metadata":{"annotations":{"example.com/by":"somebody"}}}}}""";
    private const string SlowStart = """{"spec":{"minReadySeconds":7}}""";

    public static IReadOnlyList<ActionScenario> All { get; } =
    [
        .. Workloads(), .. OrderedWorkloads("StatefulSet", "statefulsets"), .. OrderedWorkloads("DaemonSet", "daemonsets"),
        .. Pods(), .. Nodes(), .. Scaling(), .. Jobs(), .. Services(), .. Routes(), .. Content(),
    ];

    public static ActionScenario Find(string name) => All.Single(scenario => scenario.Name == name);

    private static IEnumerable<ActionScenario> Workloads()
    {
        var bad = new ActionScenario
        {
            Name = "rollout-undo", Action = "rollout-undo", Path = Api, Lives = true, Arrange = After(Fault.BadRollout), TheSame = OtherTemplate, SomethingElse = SlowStart,
        };
        yield return bad;
        yield return bad with { Name = "set-image", Action = "set-image", Arrange = Released("""{"name":"api","image":"registry.example/none:1"}""") };
        yield return bad with
        {
            Name = "set-resources", Action = "set-resources", Arrange = Released("""{"name":"api","resources":{"limits":{"memory":"160Mi"}}}"""),
        };
        yield return bad with
        {
            Name = "restore-probes", Action = "restore-probes", Arrange = Released("""{"name":"api","livenessProbe":{"httpGet":{"path":"/wrong","port":9}}}"""),
        };
        yield return bad with
        {
            Name = "restore-config-reference", Action = "restore-config-reference", Parameters = Of("revision", "2"), Arrange = After(Fault.MissingConfigMap),
        };
        yield return bad with { Name = "rollout-restart", Action = "rollout-restart", Parameters = Of("at", "2026-06-01T12:30:00Z"), TheSame = "" };
        yield return bad with
        {
            Name = "raise-limit", Action = "raise-limit", Lives = false, Arrange = _ => { }, Parameters = Of("container", "api", "resource", "memory"),
        };
        yield return bad with
        {
            Name = "scale", Action = "scale", Parameters = Of("replicas", "3"), Arrange = After(Fault.ScaledToZero), TheSame = """{"spec":{"replicas":5}}""",
        };
    }

    private static IEnumerable<ActionScenario> OrderedWorkloads(string kind, string plural)
    {
        var restart = new ActionScenario
        {
            Name = $"rollout-restart {kind}",
            Action = "rollout-restart",
            Path = $"/apis/apps/v1/namespaces/checkout/{plural}/store",
            Parameters = Of("at", "2026-06-01T12:30:00Z"),
            Arrange = world => OrderedWorkload.Create(world, kind, plural),
            SomethingElse = """{"spec":{"revisionHistoryLimit":3}}""",
        };
        yield return restart;
        var none = new Dictionary<string, string>();
        var undo = restart with { Name = $"rollout-undo {kind}", Action = "rollout-undo", Parameters = none, TheSame = OtherTemplate };
        yield return undo;
        yield return undo with { Name = $"set-image {kind}", Action = "set-image" };
        yield return undo with { Name = $"set-resources {kind}", Action = "set-resources" };
        yield return undo with { Name = $"restore-probes {kind}", Action = "restore-probes" };
        yield return undo with { Name = $"restore-config-reference {kind}", Action = "restore-config-reference", Parameters = Of("revision", "1") };
        yield return undo with { Name = $"raise-limit {kind}", Action = "raise-limit", Parameters = Of("container", "app", "resource", "memory") };
        yield return restart with
        {
            Name = $"evict-pod {kind}", Action = "evict-pod", Path = "/api/v1/namespaces/checkout/pods/store-0", Parameters = none,
        };
        if (kind == "StatefulSet")
        {
            yield return restart with { Name = "scale StatefulSet", Action = "scale", Parameters = Of("replicas", "3"), TheSame = """{"spec":{"replicas":5}}""" };
            yield return restart with
            {
                Name = "drain-pod StatefulSet",
                Action = "drain-pod",
                Path = "/api/v1/namespaces/checkout/pods/store-0",
                Parameters = none,
                Arrange = world =>
                {
                    OrderedWorkload.Create(world, kind, plural);
                    world.Merge("/api/v1/nodes/worker-1", """{"spec":{"unschedulable":true}}""");
                },
            };
        }
    }

    private static IEnumerable<ActionScenario> Pods()
    {
        const string Path = "/api/v1/namespaces/checkout/pods/api-extra";
        var evict = new ActionScenario { Name = "evict-pod", Action = "evict-pod", Path = Path, Arrange = ExtraPod.Create };
        yield return evict;
        yield return evict with
        {
            Name = "drain-pod",
            Action = "drain-pod",
            Arrange = world =>
            {
                ExtraPod.Create(world);
                world.Merge("/api/v1/nodes/worker-1", """{"spec":{"unschedulable":true}}""");
            },
        };
        yield return evict with
        {
            Name = "quarantine-pod", Action = "quarantine-pod", TheSame = """{"metadata":{"labels":{"app":"somebody-else"}}}""",
        };
        yield return evict with
        {
            Name = "delete-finished-pod",
            Action = "delete-finished-pod",
            Path = "/api/v1/namespaces/checkout/pods/migration",
            Arrange = world =>
            {
                world.Create("/api/v1/namespaces/checkout/pods", """{"metadata":{"name":"migration"},"spec":{"restartPolicy":"Never","containers":[{"name":"app","image":"a:1"}]}}""");
                world.Merge("/api/v1/namespaces/checkout/pods/migration/status", """{"status":{"phase":"Succeeded"}}""");
                world.Clock.Advance(TimeSpan.FromHours(2));
            },
        };
    }

    private static IEnumerable<ActionScenario> Nodes()
    {
        var cordon = new ActionScenario { Name = "cordon", Action = "cordon", Path = "/api/v1/nodes/worker-1", TheSame = """{"spec":{"unschedulable":null}}""" };
        yield return cordon;
        yield return cordon with
        {
            Name = "uncordon",
            Action = "uncordon",
            Arrange = world => world.Merge("/api/v1/nodes/worker-1", """{"spec":{"unschedulable":true}}"""),
            TheSame = """{"spec":{"unschedulable":true}}""",
        };
    }

    private static IEnumerable<ActionScenario> Scaling()
    {
        var bounds = new ActionScenario
        {
            Name = "set-autoscaler-bounds",
            Action = "set-autoscaler-bounds",
            Path = "/apis/autoscaling/v2/namespaces/checkout/horizontalpodautoscalers/api",
            Parameters = Of("maxReplicas", "6"),
            Arrange = Autoscaler("Deployment", "api"),
            TheSame = """{"spec":{"maxReplicas":8}}""",
        };
        yield return bounds;
        yield return bounds with
        {
            Name = "set-autoscaler-bounds StatefulSet",
            Arrange = world =>
            {
                OrderedWorkload.Create(world, "StatefulSet", "statefulsets");
                Autoscaler("StatefulSet", "store")(world);
            },
        };
    }

    private static IEnumerable<ActionScenario> Jobs()
    {
        const string CronJobs = "/apis/batch/v1/namespaces/checkout/cronjobs";
        const string Job = "/apis/batch/v1/namespaces/checkout/jobs/report";
        var suspend = new ActionScenario
        {
            Name = "suspend-cronjob",
            Action = "suspend-cronjob",
            Path = $"{CronJobs}/report",
            Arrange = world => world.Create(CronJobs, FailedJob.CronJob(suspended: false)),
            TheSame = """{"spec":{"suspend":false}}""",
            SomethingElse = """{"spec":{"schedule":"5 * * * *"}}""",
        };
        yield return suspend;
        yield return suspend with
        {
            Name = "resume-cronjob",
            Action = "resume-cronjob",
            Arrange = world => world.Create(CronJobs, FailedJob.CronJob(suspended: true)),
            TheSame = """{"spec":{"suspend":true}}""",
        };
        yield return new ActionScenario { Name = "rerun-job", Action = "rerun-job", Path = Job, Arrange = FailedJob.Create };
        yield return new ActionScenario
        {
            Name = "delete-finished-job",
            Action = "delete-finished-job",
            Path = Job,
            Arrange = world =>
            {
                FailedJob.Create(world);
                world.Clock.Advance(TimeSpan.FromHours(2));
            },
        };
    }

    private static IEnumerable<ActionScenario> Services()
    {
        const string Path = "/api/v1/namespaces/checkout/services/api";
        var selector = new ActionScenario
        {
            Name = "restore-service-selector",
            Action = "restore-service-selector",
            Path = Path,
            Arrange = world => world.Merge(Path, BrokenService),
            TheSame = """{"spec":{"selector":{"tier":"front"}}}""",
        };
        yield return selector;
        yield return selector with { Name = "restore-service-selector by Deployment", Parameters = Of("deployment", "api") };
        yield return selector with
        {
            Name = "restore-service-ports",
            Action = "restore-service-ports",
            Arrange = world => world.Merge(Path, """{"spec":{"ports":[{"name":"http","port":80,"targetPort":1234,"protocol":"TCP"}]}}"""),
            TheSame = """{"spec":{"ports":[{"name":"http","port":80,"targetPort":4321,"protocol":"TCP"}]}}""",
        };
    }

    private static IEnumerable<ActionScenario> Routes()
    {
        var gateway = new ActionScenario
        {
            Name = "shift-traffic HTTPRoute",
            Action = "shift-traffic",
            Path = "/apis/gateway.networking.k8s.io/v1/namespaces/checkout/httproutes/shop",
            Parameters = Of("backend", "canary", "weight", "0"),
            Arrange = SplitRoute.HttpRoute,
            SomethingElse = """{"spec":{"hostnames":["shop.example"]}}""",
            TheSame = """{"spec":{"rules":[{"backendRefs":[{"name":"stable","port":80,"weight":1},{"name":"canary","port":80,"weight":1}]}]}}""",
        };
        yield return gateway;
        yield return gateway with
        {
            Name = "shift-traffic VirtualService",
            Path = "/apis/networking.istio.io/v1/namespaces/checkout/virtualservices/shop",
            Arrange = SplitRoute.VirtualService,
            SomethingElse = """{"spec":{"hosts":["shop.example"]}}""",
            TheSame = """{"spec":{"http":[{"route":[{"destination":{"host":"stable"},"weight":50},{"destination":{"host":"canary"},"weight":50}]}]}}""",
        };
    }

    private static IEnumerable<ActionScenario> Content()
    {
        const string Claim = "/api/v1/namespaces/checkout/persistentvolumeclaims/data";
        yield return new ActionScenario
        {
            Name = "resize-claim", Action = "resize-claim", Path = Claim, Parameters = Of("gibibytes", "15"), Arrange = BoundClaim.Create,
        };
        const string Map = "/api/v1/namespaces/checkout/configmaps/limits";
        yield return new ActionScenario
        {
            Name = "restore-configmap",
            Action = "restore-configmap",
            Path = Map,
            Arrange = world =>
            {
                world.Create("/api/v1/namespaces/checkout/configmaps", """
                    {"metadata":{"name":"limits","annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"data\":{\"RATE\":\"10\"}}"}},"data":{"RATE":"10000"}}
                    """);
            },
            TheSame = """{"data":{"RATE":"77"}}""",
        };
    }

    private const string BrokenService = """
        {"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"spec\":{\"selector\":{\"app\":\"api\"}}}"}},"spec":{"selector":{"app":"apy"}}}
        """;

    private static Action<ActionWorld> After(Func<string, Fault> fault) => world =>
    {
        world.Inject(fault);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
    };

    private static Action<ActionWorld> Released(string container) => world =>
    {
        world.Patch(Api, """{"spec":{"template":{"spec":{"containers":[CONTAINER]}}}}""".Replace("CONTAINER", container, StringComparison.Ordinal));
        world.Clock.Advance(TimeSpan.FromMinutes(2));
    };

    private static Action<ActionWorld> Autoscaler(string kind, string name) => world => world.Create(
        "/apis/autoscaling/v2/namespaces/checkout/horizontalpodautoscalers",
        $$$$"""
        {"metadata":{"name":"api"},"spec":{"minReplicas":2,"maxReplicas":4,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"{{{{kind}}}}","name":"{{{{name}}}}"}}}
        """);

    private static Dictionary<string, string> Of(params string[] pairs) =>
        pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
