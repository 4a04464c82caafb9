using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>
/// Completes what a short manifest leaves out, as an API server and its controllers would, so that a case shows only what matters.
/// <list type="bullet">
/// <item>Every object: API version, namespace <c>$ns</c>, uid, creation three hours ago. <c>name, labels, annotations, created, deleted, finalizers</c> may
/// stand at the top. <c>owner: Kind/name</c> makes a controller reference.</item>
/// <item>Workloads: selector and labels <c>app=NAME</c>, one container <c>app</c> with <c>$image</c>. <c>pods: 3</c> makes that many pods (by default as many as
/// replicas), all with what stands under <c>pod:</c>. A Deployment with <c>revisions: [{created, template, pods, pod}]</c>, oldest first, gets a ReplicaSet each.</item>
/// <item>Pods: run and serve, unless they have a <c>status</c>; in that, <c>waiting: {reason, message}</c>, <c>last: {exitCode, reason}</c>, <c>restarts</c>,
/// <c>unschedulable: message</c> and <c>unready: true</c> are spelled out.</item>
/// <item>Nodes are ready; three of them when there is none. Services select <c>app=NAME</c> and have endpoints for the pods that they select.</item>
/// <item><c>kind: Event</c> with <c>about: Kind/name</c>, <c>reason</c>, <c>message</c>, <c>last</c>; <c>kind: Log</c> with <c>pod</c>, <c>container</c>,
/// <c>previous</c>, <c>text</c>. For the pods of a workload: <c>of: Kind/name</c> stands for the first one.</item>
/// <item><c>kind: Metric</c> with <c>series</c> or <c>query</c>, <c>pod</c> or <c>of</c>, more <c>labels</c>, and <c>points</c> (joined by lines) or <c>steps</c>: spread over
/// the last hour, a sample a minute.</item>
/// </list>
/// </summary>
internal static class ManifestDefaults
{
    private static readonly Dictionary<string, KubernetesResource> s_resources =
        ModelKinds.All.Values.ToDictionary(kind => kind.Resource.Kind, kind => kind.Resource);

    public static List<JsonObject> Complete(List<JsonObject> documents, CaseNames names, bool isPartial)
    {
        var objects = new List<JsonObject>();
        if (!isPartial && !documents.Exists(document => Kind(document) == "Node"))
        {
            documents.InsertRange(0, Enumerable.Range(1, 3).Select(number => new JsonObject
            {
                ["kind"] = "Node", ["metadata"] = new JsonObject { ["name"] = names.Get("node" + number) },
            }));
        }

        var nodes = documents.Where(document => Kind(document) == "Node").Select(document => Name(document)).ToArray();
        foreach (var document in documents)
        {
            Identify(document, names, isPartial);
            objects.Add(document);
            WorkloadManifests.Expand(document, names, isPartial, objects);
        }

        foreach (var item in objects)
        {
            Identify(item, names, isPartial);
            PodManifests.Complete(item, nodes, names, isPartial);
            NodeManifests.Complete(item);
        }

        WorkloadManifests.CompleteStatus(objects);
        if (!isPartial)
        {
            objects.AddRange(ServiceManifests.Endpoints(objects));
            objects.AddRange(Namespaces(objects));
        }

        return [.. objects.Select(item => Refer(item, objects))];
    }

    public static string Kind(JsonObject item) => item["kind"]!.ToString();

    public static string Name(JsonObject item) => item["metadata"]!["name"]!.ToString();

    public static string Namespace(JsonObject item) => item["metadata"]!["namespace"]?.ToString() ?? "";

    public static void Identify(JsonObject item, CaseNames names, bool isPartial)
    {
        var metadata = (JsonObject)item["metadata"]!;
        metadata["name"] ??= names.Fresh();
        var resource = s_resources.GetValueOrDefault(Kind(item));
        if (resource is { Namespaced: true } || Kind(item) is "Log" or "Metric")
        {
            metadata["namespace"] ??= names.Namespace;
        }

        if (resource is null)
        {
            return;
        }

        item["apiVersion"] ??= resource.ApiVersion;
        metadata["resourceVersion"] ??= "7";
        if (!isPartial)
        {
            metadata["uid"] ??= Uid(Kind(item), Namespace(item), Name(item));
            metadata["creationTimestamp"] ??= CaseTimes.Ago(TimeSpan.FromHours(3));
        }

        if (item["owner"]?.ToString() is { } owner)
        {
            item.Remove("owner");
            metadata["ownerReferences"] = new JsonArray(OwnerReference(owner, Namespace(item), isPartial));
        }
    }

    public static JsonObject OwnerReference(string kindAndName, string @namespace, bool isPartial)
    {
        var (kind, name) = Split(kindAndName);
        var reference = new JsonObject
        {
            ["apiVersion"] = s_resources.GetValueOrDefault(kind)?.ApiVersion ?? "v1", ["kind"] = kind, ["name"] = name, ["controller"] = true,
        };
        if (!isPartial)
        {
            reference["uid"] = Uid(kind, @namespace, name);
        }

        return reference;
    }

    public static (string Kind, string Name) Split(string kindAndName) =>
        kindAndName.Split('/', 2) is [var kind, var name] ? (kind, name) : throw new FormatException($"'{kindAndName}' is not Kind/name.");

    private static string Uid(string kind, string @namespace, string name) => $"uid-{kind}-{@namespace}-{name}".ToLowerInvariant();

    /// <summary>Events and logs are about something: only now is it known what there is.</summary>
    private static JsonObject Refer(JsonObject item, List<JsonObject> objects)
    {
        if (item["of"]?.ToString() is { } workload)
        {
            item.Remove("of");
            var pod = WorkloadManifests.FirstPod(objects, Namespace(item), workload);
            item[Kind(item) == "Event" ? "about" : "pod"] = Kind(item) == "Event" ? "Pod/" + Name(pod) : Name(pod);
        }

        if (Kind(item) == "Event")
        {
            EventManifests.Complete(item, objects);
        }

        return item;
    }

    private static IEnumerable<JsonObject> Namespaces(List<JsonObject> objects)
    {
        var known = objects.Where(item => Kind(item) == "Namespace").Select(Name).ToHashSet(StringComparer.Ordinal);
        return objects.Select(Namespace).Append("kube-system").Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Where(name => !known.Contains(name))
            .Select(name => new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Namespace",
                ["metadata"] = new JsonObject
                {
                    ["name"] = name, ["uid"] = name == "kube-system" ? CaseCluster.ClusterId : "uid-ns-" + name,
                    ["labels"] = new JsonObject { ["kubernetes.io/metadata.name"] = name }, ["creationTimestamp"] = CaseTimes.Ago(TimeSpan.FromDays(90)),
                },
                ["status"] = new JsonObject { ["phase"] = "Active" },
            })
            .ToArray();
    }
}
