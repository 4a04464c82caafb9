using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Bootstrap;

/// <summary>The default ClusterRoles that people bind to. The roles of the control plane's own components are left out: here they need none.</summary>
internal static class DefaultRoles
{
    public const string BootstrappingLabel = "kubernetes.io/bootstrapping";
    public const string AutoupdateAnnotation = "rbac.authorization.kubernetes.io/autoupdate";

    private const string AggregatePrefix = "rbac.authorization.k8s.io/aggregate-to-";

    private static readonly string[] s_read = ["get", "list", "watch"];
    private static readonly string[] s_write = ["create", "delete", "deletecollection", "patch", "update"];

    private static readonly string[] s_coreObjects =
        ["configmaps", "endpoints", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "replicationcontrollers", "replicationcontrollers/scale", "serviceaccounts", "services", "services/status"];

    private static readonly string[] s_coreStates =
        ["bindings", "events", "limitranges", "namespaces/status", "pods/log", "pods/status", "replicationcontrollers/status", "resourcequotas", "resourcequotas/status", "namespaces"];

    private static readonly string[] s_apps =
        [
            "controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets", "replicasets/scale",
            "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status",
        ];

    private static readonly string[] s_appsWritten =
        ["daemonsets", "deployments", "deployments/rollback", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets", "statefulsets/scale"];

    private static readonly string[] s_batch = ["cronjobs", "cronjobs/status", "jobs", "jobs/status"];
    private static readonly string[] s_networking = ["ingresses", "ingresses/status", "networkpolicies"];

    public static IReadOnlyList<JsonObject> All { get; } =
    [
        Role("cluster-admin", Rule(["*"], ["*"], ["*"]), new JsonObject { ["nonResourceURLs"] = new JsonArray("*"), ["verbs"] = new JsonArray("*") }),
        AggregatedFrom("admin", "admin"),
        AggregatedFrom("edit", "edit", aggregateTo: "admin"),
        AggregatedFrom("view", "view", aggregateTo: "edit"),
        Part("system:aggregate-to-admin", "admin",
            Rule(["authorization.k8s.io"], ["localsubjectaccessreviews"], ["create"]),
            Rule(["rbac.authorization.k8s.io"], ["rolebindings", "roles"], [.. s_write, .. s_read])),
        Part("system:aggregate-to-edit", "edit",
            Rule([""], ["pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "secrets", "services/proxy"], s_read),
            Rule([""], ["serviceaccounts"], ["impersonate"]),
            Rule([""], ["pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy"], s_write),
            Rule([""], ["pods/eviction"], ["create"]),
            Rule([""], ["configmaps", "events", "persistentvolumeclaims", "replicationcontrollers", "replicationcontrollers/scale", "secrets", "serviceaccounts", "services", "services/proxy"], s_write),
            Rule([""], ["serviceaccounts/token"], ["create"]),
            Rule(["apps"], s_appsWritten, s_write),
            Rule(["autoscaling"], ["horizontalpodautoscalers"], s_write),
            Rule(["batch"], ["cronjobs", "jobs"], s_write),
            Rule(["networking.k8s.io"], ["ingresses", "networkpolicies"], s_write),
            Rule(["policy"], ["poddisruptionbudgets"], s_write),
            Rule(["coordination.k8s.io"], ["leases"], [.. s_write, .. s_read])),
        Part("system:aggregate-to-view", "view",
            Rule([""], s_coreObjects, s_read),
            Rule([""], s_coreStates, s_read),
            Rule(["discovery.k8s.io"], ["endpointslices"], s_read),
            Rule(["apps"], s_apps, s_read),
            Rule(["autoscaling"], ["horizontalpodautoscalers", "horizontalpodautoscalers/status"], s_read),
            Rule(["batch"], s_batch, s_read),
            Rule(["networking.k8s.io"], s_networking, s_read),
            Rule(["policy"], ["poddisruptionbudgets", "poddisruptionbudgets/status"], s_read)),
        Role("system:basic-user",
            Rule(["authorization.k8s.io"], ["selfsubjectaccessreviews", "selfsubjectrulesreviews"], ["create"]),
            Rule(["authentication.k8s.io"], ["selfsubjectreviews"], ["create"])),
        Role("system:discovery", Paths("/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz", "/version", "/version/")),
        Role("system:public-info-viewer", Paths("/healthz", "/livez", "/readyz", "/version", "/version/")),
        Role("system:service-account-issuer-discovery", Paths("/.well-known/openid-configuration", "/.well-known/openid-configuration/", "/openid/v1/jwks", "/openid/v1/jwks/")),
        Role("system:auth-delegator",
            Rule(["authentication.k8s.io"], ["tokenreviews"], ["create"]),
            Rule(["authorization.k8s.io"], ["subjectaccessreviews"], ["create"])),
    ];

    private static JsonObject Role(string name, params ReadOnlySpan<JsonObject> rules) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["labels"] = new JsonObject { [BootstrappingLabel] = "rbac-defaults" },
            ["annotations"] = new JsonObject { [AutoupdateAnnotation] = "true" },
        },
        ["rules"] = new JsonArray([.. rules]),
    };

    private static JsonObject Part(string name, string aggregateTo, params ReadOnlySpan<JsonObject> rules)
    {
        var role = Role(name, rules);
        role.Object("metadata").Object("labels")![AggregatePrefix + aggregateTo] = "true";
        return role;
    }

    private static JsonObject AggregatedFrom(string name, string label, string? aggregateTo = null)
    {
        var role = Role(name);
        if (aggregateTo is not null)
            role.Object("metadata").Object("labels")![AggregatePrefix + aggregateTo] = "true";
        role["aggregationRule"] = new JsonObject
        {
            ["clusterRoleSelectors"] = new JsonArray(new JsonObject { ["matchLabels"] = new JsonObject { [AggregatePrefix + label] = "true" } }),
        };
        return role;
    }

    private static JsonObject Rule(string[] groups, string[] resources, string[] verbs) =>
        new() { ["apiGroups"] = Texts(groups), ["resources"] = Texts(resources), ["verbs"] = Texts(verbs) };

    private static JsonObject Paths(params string[] paths) => new() { ["nonResourceURLs"] = Texts(paths), ["verbs"] = new JsonArray("get") };

    private static JsonArray Texts(string[] values) => new([.. values.Select(value => (JsonNode)value)]);
}
