using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Controllers.Deployments;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications;

/// <summary>The objects of a workload, as its team would keep them in version control.</summary>
internal static class WorkloadManifests
{
    public static JsonObject ConfigMap(Workload workload) => new()
    {
        ["metadata"] = Metadata(workload, workload.ConfigName),
        ["data"] = new JsonObject
        {
            [workload.RequiredSetting] = workload.SettingValue ?? $"http://payments.{workload.Namespace}.svc.cluster.local:8080",
            ["LOG_LEVEL"] = "info",
            [Workload.SchemaVariable] = Workload.CurrentSchema,
        },
    };

    public static JsonObject Service(Workload workload) => new()
    {
        ["metadata"] = Metadata(workload, workload.Name),
        ["spec"] = new JsonObject
        {
            ["selector"] = new JsonObject { ["app"] = workload.Name },
            ["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["port"] = 80, ["targetPort"] = "http", ["protocol"] = "TCP" }),
        },
    };

    /// <summary>The Deployment as <c>kubectl apply</c> creates it: annotated with the manifest, whose replicas are those of everyday life.</summary>
    public static JsonObject Deployment(Workload workload, string version, int replicas)
    {
        var deployment = Manifest(workload, version, replicas);
        deployment["metadata"]!["annotations"] = new JsonObject
        {
            ["kubectl.kubernetes.io/last-applied-configuration"] = Manifest(workload, version, workload.Replicas).ToJsonString(),
        };
        return deployment;
    }

    private static JsonObject Manifest(Workload workload, string version, int replicas) => new()
    {
        ["apiVersion"] = "apps/v1",
        ["kind"] = "Deployment",
        ["metadata"] = Metadata(workload, workload.Name),
        ["spec"] = new JsonObject
        {
            ["replicas"] = replicas,
            ["revisionHistoryLimit"] = 10,
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = workload.Name } },
            ["strategy"] = new JsonObject
            {
                ["type"] = "RollingUpdate",
                ["rollingUpdate"] = new JsonObject { ["maxSurge"] = workload.MaxSurge, ["maxUnavailable"] = workload.MaxUnavailable },
            },
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["labels"] = Labels(workload) },
                ["spec"] = new JsonObject { ["containers"] = new JsonArray(Container(workload, version)) },
            },
        },
    };

    /// <summary>The Deployment as kubectl applied it, with the note of what was applied that kubectl leaves on it.</summary>
    public static JsonObject AppliedDeployment(Workload workload, string version, int replicas)
    {
        var applied = Deployment(workload, version, workload.Replicas);
        applied["apiVersion"] = Kinds.Deployment.ApiVersion;
        applied["kind"] = Kinds.Deployment.Kind;
        var manifest = Deployment(workload, version, replicas);
        manifest.Object("metadata")!["annotations"] = new JsonObject { [Revision.LastApplied] = applied.ToJsonString() + "\n" };
        return manifest;
    }

    private static JsonObject Container(Workload workload, string version) => new()
    {
        ["name"] = workload.Name,
        ["image"] = $"{workload.Repository}:{version}",
        ["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["containerPort"] = workload.Port, ["protocol"] = "TCP" }),
        ["env"] = Environment(workload),
        ["envFrom"] = new JsonArray(new JsonObject { ["configMapRef"] = new JsonObject { ["name"] = workload.ConfigName } }),
        ["resources"] = new JsonObject
        {
            ["requests"] = new JsonObject { ["cpu"] = "100m", ["memory"] = "128Mi" },
            ["limits"] = new JsonObject { ["memory"] = "256Mi" },
        },
        ["readinessProbe"] = Probe(periodSeconds: 5),
        ["livenessProbe"] = Probe(periodSeconds: 10),
    };

    private static JsonArray Environment(Workload workload)
    {
        var variables = new JsonArray(
            new JsonObject { ["name"] = "PORT", ["value"] = workload.Port.ToString(CultureInfo.InvariantCulture) },
            new JsonObject { ["name"] = workload.RequiredVariable, ["value"] = $"{workload.Name}-db.{workload.Namespace}.svc.cluster.local" });
        if (workload.Backend is { } backend)
            variables.Add((JsonNode)BackendManifests.PasswordFrom(backend, Workload.PasswordVariable));
        return variables;
    }

    private static JsonObject Probe(int periodSeconds) => new()
    {
        ["httpGet"] = new JsonObject { ["path"] = "/healthz", ["port"] = "http" },
        ["initialDelaySeconds"] = 2,
        ["periodSeconds"] = periodSeconds,
        ["failureThreshold"] = 3,
    };

    private static JsonObject Metadata(Workload workload, string name) => new()
    {
        ["name"] = name,
        ["namespace"] = workload.Namespace,
        ["labels"] = Labels(workload),
    };

    private static JsonObject Labels(Workload workload) => new()
    {
        ["app"] = workload.Name,
        ["app.kubernetes.io/part-of"] = workload.Namespace,
    };
}
