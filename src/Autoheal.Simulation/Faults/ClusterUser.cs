using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Api.Access;

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

    public void SetDeployment(string ns, string name, JsonObject patch, string command = "kubectl-set") =>
        Send("PATCH", $"/apis/apps/v1/namespaces/{ns}/deployments/{name}", command, patch, Strategic);

    public void Scale(string ns, string name, int replicas) =>
        Send(
            "PATCH", $"/apis/apps/v1/namespaces/{ns}/deployments/{name}/scale", "kubectl-scale",
            new JsonObject { ["spec"] = new JsonObject { ["replicas"] = replicas } }, "application/merge-patch+json");

    public void CreateConfigMap(string ns, JsonObject configMap) => Send("POST", $"/api/v1/namespaces/{ns}/configmaps", "kubectl-create", configMap);

    public void SetConfigMap(string ns, string name, JsonObject data) =>
        Send("PATCH", $"/api/v1/namespaces/{ns}/configmaps/{name}", "kubectl-patch", new JsonObject { ["data"] = data }, Strategic);

    public void DeleteConfigMap(string ns, string name) => Send("DELETE", $"/api/v1/namespaces/{ns}/configmaps/{name}", "kubectl-delete");

    /// <summary>Asks for a pod's eviction, as a drain does.</summary>
    public void Evict(string ns, string pod) =>
        Send("POST", $"/api/v1/namespaces/{ns}/pods/{pod}/eviction", "kubectl-drain", new JsonObject
        {
            ["apiVersion"] = "policy/v1",
            ["kind"] = "Eviction",
            ["metadata"] = new JsonObject { ["name"] = pod, ["namespace"] = ns },
        });

    private void Send(string method, string path, string manager, JsonObject? body = null, string contentType = "application/json")
    {
        var response = _world.Handle(new ApiRequest
        {
            Method = method,
            Path = path,
            Query = QueryParameters.Parse($"fieldManager={manager}"),
            BearerToken = _token,
            ContentType = contentType,
            UserAgent = "kubectl/v1.32.4 (linux/amd64) kubernetes/59526cd",
            Body = body is null ? default : Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
        if (response.StatusCode >= 300)
            throw new InvalidOperationException($"{method} {path} was refused: {Encoding.UTF8.GetString(response.Body.Span)}");
    }
}
