using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults;

/// <summary>Somebody with kubectl: what faults and people do to the cluster goes through the API like everything else, and is audited.</summary>
internal sealed class ClusterUser
{
    private const string Strategic = "application/strategic-merge-patch+json";
    private readonly SimulatedWorld _world;
    private readonly string _token;

    private ClusterUser(SimulatedWorld world, string name)
    {
        _world = world;
        _token = world.Random.Fork("token of " + name).NextHex(32);
        world.Access.AddUser(_token, new UserIdentity { Name = name, Groups = ["engineering"] });
    }

    /// <summary>The delivery pipeline's account.</summary>
    public static ClusterUser Deployer(SimulatedWorld world) => new(world, "ci-deployer");

    /// <summary>An engineer at a terminal.</summary>
    public static ClusterUser Engineer(SimulatedWorld world) => new(world, "jane.doe");

    /// <summary>A scheduled clean-up job.</summary>
    public static ClusterUser Janitor(SimulatedWorld world) => new(world, "platform-janitor");

    /// <summary>Somebody of the team that runs the cluster.</summary>
    public static ClusterUser Platform(SimulatedWorld world) => new(world, "platform-oncall");

    /// <summary>Creates an object from its manifest.</summary>
    public void Create(ObjectKind kind, string? ns, string manifest) => Send("POST", PathOf(kind, ns), "kubectl-create", Complete(kind, manifest));

    /// <summary>Tries to create an object; false when the server refuses.</summary>
    public bool TryCreate(ObjectKind kind, string? ns, string manifest) =>
        Answer("POST", PathOf(kind, ns), "kubectl-create", Complete(kind, manifest), "application/json").StatusCode < 300;

    /// <summary>Patches by strategic merge.</summary>
    public void Patch(ObjectKind kind, string? ns, string name, string patch) =>
        Send("PATCH", $"{PathOf(kind, ns)}/{name}", "kubectl-patch", JsonNode.Parse(patch)!, Strategic);

    /// <summary>Patches by operations.</summary>
    public void PatchByOperations(ObjectKind kind, string? ns, string name, JsonArray operations) =>
        Send("PATCH", $"{PathOf(kind, ns)}/{name}", "kubectl-patch", operations, "application/json-patch+json");

    public void Delete(ObjectKind kind, string? ns, string name) => Send("DELETE", $"{PathOf(kind, ns)}/{name}", "kubectl-delete");

    public void SetDeployment(string ns, string name, JsonObject patch, string command = "kubectl-set") =>
        Send("PATCH", $"/apis/apps/v1/namespaces/{ns}/deployments/{name}", command, patch, Strategic);

    /// <summary>What <c>kubectl rollout restart</c> does.</summary>
    public void Restart(string ns, string deployment)
    {
        var annotations = new JsonObject { ["kubectl.kubernetes.io/restartedAt"] = KubernetesTime.Format(_world.Clock.GetUtcNow()) };
        var template = new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = annotations } };
        SetDeployment(ns, deployment, new JsonObject { ["spec"] = new JsonObject { ["template"] = template } }, "kubectl-rollout");
    }

    public void Scale(string ns, string name, int replicas) =>
        Send(
            "PATCH", $"/apis/apps/v1/namespaces/{ns}/deployments/{name}/scale", "kubectl-scale",
            new JsonObject { ["spec"] = new JsonObject { ["replicas"] = replicas } }, "application/merge-patch+json");

    public void CreateConfigMap(string ns, JsonObject configMap) => Send("POST", $"/api/v1/namespaces/{ns}/configmaps", "kubectl-create", configMap);

    public void SetConfigMap(string ns, string name, JsonObject data) =>
        Send("PATCH", $"/api/v1/namespaces/{ns}/configmaps/{name}", "kubectl-patch", new JsonObject { ["data"] = data }, Strategic);

    public void DeleteConfigMap(string ns, string name) => Send("DELETE", $"/api/v1/namespaces/{ns}/configmaps/{name}", "kubectl-delete");

    /// <summary>Asks for a pod's eviction, as a drain does.</summary>
    public void Evict(string ns, string pod) => Send("POST", EvictionOf(ns, pod), "kubectl-drain", Eviction(ns, pod));

    /// <summary>Asks for a pod's eviction, which a disruption budget may refuse.</summary>
    public void TryEvict(string ns, string pod) => Answer("POST", EvictionOf(ns, pod), "kubectl-drain", Eviction(ns, pod), "application/json");

    private static string EvictionOf(string ns, string pod) => $"/api/v1/namespaces/{ns}/pods/{pod}/eviction";

    private static JsonObject Eviction(string ns, string pod) => new()
    {
        ["apiVersion"] = "policy/v1",
        ["kind"] = "Eviction",
        ["metadata"] = new JsonObject { ["name"] = pod, ["namespace"] = ns },
    };

    private static string PathOf(ObjectKind kind, string? ns)
    {
        var root = kind.Group.Length == 0 ? $"/api/{kind.Version}" : $"/apis/{kind.Group}/{kind.Version}";
        return kind.Namespaced ? $"{root}/namespaces/{ns}/{kind.Plural}" : $"{root}/{kind.Plural}";
    }

    private static JsonObject Complete(ObjectKind kind, string manifest)
    {
        var json = JsonNode.Parse(manifest)!.AsObject();
        (json["apiVersion"], json["kind"]) = (kind.ApiVersion, kind.Kind);
        return json;
    }

    private void Send(string method, string path, string manager, JsonNode? body = null, string contentType = "application/json")
    {
        var response = Answer(method, path, manager, body, contentType);
        if (response.StatusCode >= 300)
            throw new InvalidOperationException($"{method} {path} was refused: {Encoding.UTF8.GetString(response.Body.Span)}");
    }

    private ApiResponse Answer(string method, string path, string manager, JsonNode? body, string contentType) =>
        _world.PeopleUse(new ApiRequest
        {
            Method = method,
            Path = path,
            Query = QueryParameters.Parse($"fieldManager={manager}"),
            BearerToken = _token,
            ContentType = contentType,
            UserAgent = "kubectl/v1.32.4 (linux/amd64) kubernetes/59526cd",
            Body = body is null ? default : Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
}
