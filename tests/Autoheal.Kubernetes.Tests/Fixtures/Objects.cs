using System.Globalization;
using System.Text.Json.Nodes;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>Objects as an API server writes them, with what tests vary as parameters. Times are minutes before <see cref="ClusterFixture.Now"/>.</summary>
internal static class Objects
{
    public static JsonObject Metadata(string name, double minutesOld, string? owner = null, string ownerKind = "") => new()
    {
        ["name"] = name,
        ["namespace"] = ClusterFixture.Namespace,
        ["uid"] = "uid-" + name,
        ["resourceVersion"] = "7",
        ["creationTimestamp"] = Time(minutesOld),
        ["labels"] = new JsonObject { ["app"] = "api" },
        ["ownerReferences"] = owner is null ? null : new JsonArray(new JsonObject
        {
            ["apiVersion"] = "apps/v1",
            ["kind"] = ownerKind,
            ["name"] = owner,
            ["uid"] = "uid-" + owner,
            ["controller"] = true,
        }),
    };

    public static JsonObject Container(string image, params JsonObject[] env) => new()
    {
        ["name"] = "app",
        ["image"] = image,
        ["env"] = new JsonArray([.. env.Select(variable => variable.DeepClone())]),
    };

    public static JsonObject Env(string name, string value = "v") => new() { ["name"] = name, ["value"] = value };

    public static JsonObject Template(JsonObject container, string? hash = null) => new()
    {
        ["metadata"] = new JsonObject { ["labels"] = Labels(hash) },
        ["spec"] = new JsonObject { ["containers"] = new JsonArray(container.DeepClone()) },
    };

    public static JsonObject Deployment(JsonObject template, int replicas, int available, double minutesOld = 10_000) => new()
    {
        ["metadata"] = With(Metadata("api", minutesOld), "generation", 3),
        ["spec"] = new JsonObject
        {
            ["replicas"] = replicas,
            ["selector"] = Selector(),
            ["template"] = template.DeepClone(),
            ["strategy"] = new JsonObject { ["type"] = "RollingUpdate", ["rollingUpdate"] = new JsonObject { ["maxUnavailable"] = "25%" } },
        },
        ["status"] = new JsonObject
        {
            ["observedGeneration"] = 3, ["replicas"] = replicas, ["updatedReplicas"] = replicas, ["availableReplicas"] = available,
        },
    };

    public static JsonObject ReplicaSet(string hash, int revision, JsonObject container, int replicas, int available, double minutesOld)
    {
        var metadata = Metadata("api-" + hash, minutesOld, "api", "Deployment");
        metadata["labels"] = Labels(hash);
        metadata["annotations"] = new JsonObject
        {
            ["deployment.kubernetes.io/revision"] = revision.ToString(CultureInfo.InvariantCulture),
            ["deployment.kubernetes.io/desired-replicas"] = "4",
        };
        return new JsonObject
        {
            ["metadata"] = metadata,
            ["spec"] = new JsonObject
            {
                ["replicas"] = replicas,
                ["selector"] = Selector(hash),
                ["template"] = Template(container, hash),
            },
            ["status"] = new JsonObject { ["replicas"] = replicas, ["readyReplicas"] = available, ["availableReplicas"] = available },
        };
    }

    public static JsonObject Pod(string hash, int number, JsonObject status, double minutesOld)
    {
        var name = $"api-{hash}-{number}";
        var metadata = Metadata(name, minutesOld, "api-" + hash, "ReplicaSet");
        metadata["labels"] = Labels(hash);
        return new JsonObject
        {
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["nodeName"] = "n1", ["containers"] = new JsonArray(Container("shop/api:1")) },
            ["status"] = status.DeepClone(),
        };
    }

    public static JsonObject Running(double minutes) => Status(
        ready: true, restarts: 0, new JsonObject { ["running"] = new JsonObject { ["startedAt"] = Time(minutes) } });

    public static JsonObject CrashLoop(int restarts, double lastEndMinutes, int exitCode = 1, string reason = "Error") => Status(
        ready: false,
        restarts,
        new JsonObject { ["waiting"] = new JsonObject { ["reason"] = "CrashLoopBackOff", ["message"] = "back-off 40s restarting failed container" } },
        new JsonObject
        {
            ["terminated"] = new JsonObject
            {
                ["exitCode"] = exitCode, ["reason"] = reason, ["startedAt"] = Time(lastEndMinutes + 0.05), ["finishedAt"] = Time(lastEndMinutes),
            },
        });

    public static JsonObject Waiting(string reason, string message = "") => Status(
        ready: false, restarts: 0, new JsonObject { ["waiting"] = new JsonObject { ["reason"] = reason, ["message"] = message } });

    public static JsonObject Status(bool ready, int restarts, JsonObject state, JsonObject? last = null) => new()
    {
        ["phase"] = ready ? "Running" : "Pending",
        ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Ready", ["status"] = ready ? "True" : "False" }),
        ["containerStatuses"] = new JsonArray(new JsonObject
        {
            ["name"] = "app", ["ready"] = ready, ["restartCount"] = restarts, ["state"] = state, ["lastState"] = last ?? [],
        }),
    };

    public static JsonObject ConfigMap(string name, params string[] keys)
    {
        var data = new JsonObject();
        foreach (var key in keys)
        {
            data[key] = "value of " + key;
        }

        return new JsonObject { ["metadata"] = Metadata(name, 10_000), ["data"] = data };
    }

    public static JsonObject Node(string name, string ready = "True", string pressure = "False") => new()
    {
        ["metadata"] = new JsonObject { ["name"] = name, ["uid"] = "uid-" + name, ["creationTimestamp"] = Time(50_000) },
        ["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(
                new JsonObject { ["type"] = "MemoryPressure", ["status"] = pressure },
                new JsonObject { ["type"] = "Ready", ["status"] = ready, ["reason"] = "KubeletReady" }),
        },
    };

    public static JsonObject Service(string name = "api") => new()
    {
        ["metadata"] = Metadata(name + "-svc", 10_000),
        ["spec"] = new JsonObject { ["selector"] = new JsonObject { ["app"] = "api" } },
    };

    public static string Time(double minutesAgo) =>
        (ClusterFixture.Now - TimeSpan.FromMinutes(minutesAgo)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static JsonObject With(JsonObject json, string name, JsonNode? value)
    {
        json[name] = value;
        return json;
    }

    private static JsonObject Labels(string? hash) => hash is null
        ? new JsonObject { ["app"] = "api" }
        : new JsonObject { ["app"] = "api", ["pod-template-hash"] = hash };

    private static JsonObject Selector(string? hash = null) => new() { ["matchLabels"] = Labels(hash) };
}
