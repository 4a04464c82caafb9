using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Access;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Planning;
using Autoheal.Reasoning;
using Autoheal.Simulation;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>
/// A simulated cluster onto which the generated manifests were applied, and the actions of a host that knows it by the two service accounts in
/// them alone.
/// </summary>
internal sealed class ActionWorld : IDisposable
{
    private readonly SimulatedWorld _world;
    private readonly InProcessHandler _transport;
    private readonly ServiceProvider _services;

    public ActionWorld(ActionScenario scenario)
    {
        Scenario = scenario;
        Clock = new VirtualClock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        _world = new SimulatedWorld(new WorldOptions { Seed = 5, Landscape = new LandscapeOptions { Primary = "checkout/api" } }, Clock);
        _transport = new InProcessHandler(_world);
        if (scenario.Lives)
        {
            _world.Animate();
        }

        scenario.Arrange(this);
        Access = KubernetesAccess.For([.. ActionDescriptors.All.Where(action => action.Name == scenario.Action)]);
        Apply(Access.Manifests());
        _services = Compose();
    }

    public ActionScenario Scenario { get; }

    public VirtualClock Clock { get; }

    public KubernetesAccess Access { get; }

    public IEnumerable<AuditEntry> Requests => _world.Audit.Where(entry => entry.User.StartsWith("system:serviceaccount:autoheal:", StringComparison.Ordinal));

    public IActionHandler Handler =>
        _services.GetRequiredService<IActionCatalogue>().TryGet(Scenario.Action, out var handler) ? handler : throw new InvalidOperationException(Scenario.Action);

    public IContextCollector Collector => _services.GetRequiredService<IContextCollector>();

    /// <summary>The target as it is stored now.</summary>
    public JsonObject Target => Get(Scenario.Path);

    public JsonObject Get(string path) => Send("GET", path).AsObject();

    public bool Exists(string path) => Handle("GET", path, null, "application/json").StatusCode == 200;

    public JsonNode Create(string path, string body) => Send("POST", path, body);

    public JsonNode Patch(string path, string body) => Send("PATCH", path, body, "application/strategic-merge-patch+json");

    public JsonNode Merge(string path, string body, string manager = "somebody") => Send("PATCH", path, body, "application/merge-patch+json", manager);

    public void Delete(string path) => Send("DELETE", path);

    /// <summary>Prepares and carries the action out, as after an approval.</summary>
    public async Task ExecuteAsync() => await ExecuteAsync((ReadyAction)await Handler.PrepareAsync(Request(), default));

    public ValueTask<ActionOutcome> ExecuteAsync(ReadyAction ready, GuardSet? expected = null) => Handler.ExecuteAsync(
        new ExecutionPermit(
            "INC-1/1", PermitOperation.Execute, Intents.Planned(ready, Handler.Descriptor), expected ?? ready.Before, ready.After, (_, _) => ValueTask.CompletedTask),
        default);

    public void Inject(Func<string, Simulation.Faults.Fault> fault) => fault("checkout/api").Apply(_world);

    public void Apply(IEnumerable<JsonObject> manifests)
    {
        foreach (var manifest in manifests)
        {
            // The simulated cluster is of no version that has admission policies.
            if (!manifest["kind"]!.ToString().StartsWith("ValidatingAdmission", StringComparison.Ordinal))
            {
                Create(ManifestPaths.Collection(manifest), manifest.ToJsonString());
            }
        }
    }

    /// <summary>Takes one permission out of a role.</summary>
    public void Revoke(ActionPermission permission, string identity)
    {
        var rules = Get($"/apis/rbac.authorization.k8s.io/v1/clusterroles/{identity}")["rules"]!.AsArray();
        var narrowed = new JsonArray();
        foreach (var rule in rules.OfType<JsonObject>())
        {
            ManifestPaths.Without(rule, permission).ForEach(narrowed.Add);
        }

        Merge($"/apis/rbac.authorization.k8s.io/v1/clusterroles/{identity}", new JsonObject { ["rules"] = narrowed }.ToJsonString());
    }

    public PreparationRequest Request()
    {
        var target = Target;
        var apiVersion = target["apiVersion"]!.ToString().Split('/');
        var reference = new ResourceRef
        {
            Group = apiVersion.Length == 1 ? "" : apiVersion[0],
            Kind = target["kind"]!.ToString(),
            Namespace = target["metadata"]!["namespace"]?.ToString() ?? "",
            Name = target["metadata"]!["name"]!.ToString(),
            Uid = target["metadata"]!["uid"]!.ToString(),
        };
        return new PreparationRequest
        {
            Proposal = new ActionProposal { Action = Scenario.Action, Target = reference, Parameters = Scenario.Parameters },
            Cause = new CauseCode("test.scripted"),
            CauseObject = reference,
        };
    }

    public void Dispose()
    {
        _services.Dispose();
        _transport.Dispose();
    }

    private JsonNode Send(string method, string path, string? body = null, string contentType = "application/json", string manager = "somebody")
    {
        var response = Handle(method, path, body, contentType, manager);
        var text = Encoding.UTF8.GetString(response.Body.Span);
        return response.StatusCode < 300 ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{method} {path}: {text}");
    }

    private ApiResponse Handle(string method, string path, string? body, string contentType, string manager = "somebody") => _world.Handle(new ApiRequest
    {
        Method = method,
        Path = path,
        Query = QueryParameters.Parse($"fieldManager={manager}"),
        BearerToken = _world.Access.AdminToken,
        ContentType = contentType,
        Body = body is null ? default : Encoding.UTF8.GetBytes(body),
    });

    private ServiceProvider Compose()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddAutoheal().AddKubernetes(options =>
        {
            options.Connection = Connect("autoheal-reader");
            options.ActingConnection = Connect("autoheal-actor");
        });
        return services.BuildServiceProvider();
    }

    private KubernetesConnection Connect(string account)
    {
        var request = Create($"/api/v1/namespaces/autoheal/serviceaccounts/{account}/token", """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":86400}}""");
        return KubernetesConnection.FromHttpClient(_transport.CreateClient(request["status"]!["token"]!.ToString()));
    }
}
