using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Api.Admission;
using Autoheal.Simulation.Api.Rules;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Api;

/// <summary>An API server without a control plane behind it, at a time that stands still, and an administrator's client of it.</summary>
internal sealed class TestCluster
{
    public const string Pods = "/api/v1/namespaces/shop/pods";
    public const string Deployments = "/apis/apps/v1/namespaces/shop/deployments";
    public const string ConfigMaps = "/api/v1/namespaces/shop/configmaps";

    public TestCluster(int auditCapacity = 1000)
    {
        var random = new SeededRandom(7);
        Store = new(Clock, random.Fork("store"), new ApiStrategy(Clock, random.Fork("admission"), Webhooks));
        Access = new("admin-token");
        Audit = new(auditCapacity);
        Server = new(Store, Clock, Access, Audit);
        Store.Create(Kinds.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "default" } });
        Post("/api/v1/namespaces", """{"metadata":{"name":"shop"}}""").Expect(201);
    }

    public FixedClock Clock { get; } = new();

    public ObjectStore Store { get; }

    public ClusterAccess Access { get; }

    public WebhookScripts Webhooks { get; } = new();

    public AuditLog Audit { get; }

    public ApiServer Server { get; }

    public static string Deployment(string name = "api", int replicas = 2) => $$$"""
        {"metadata":{"name":"{{{name}}}"},"spec":{"replicas":{{{replicas}}},"selector":{"matchLabels":{"app":"{{{name}}}"}},
         "template":{"metadata":{"labels":{"app":"{{{name}}}"}},"spec":{"containers":[{"name":"app","image":"shop/{{{name}}}:1"}]}}
         }}
        """;

    public static string Pod(string name, string node = "", string labels = "{}") => $$$"""
        {"metadata":{"name":"{{{name}}}","labels":{{{labels}}}},"spec":{"nodeName":"{{{node}}}","containers":[{"name":"app","image":"shop/api:1"}]}}
        """;

    public static string ConfigMap(string name) => $$$"""{"metadata":{"name":"{{{name}}}"},"data":{"A":"b"}}""";

    public Answer Get(string url, string? accept = null) => Send("GET", url, accept: accept);

    public Answer Post(string url, string body) => Send("POST", url, body);

    public Answer Put(string url, string body) => Send("PUT", url, body);

    public Answer Delete(string url, string? body = null) => Send("DELETE", url, body);

    public Answer StrategicPatch(string url, string body) => Send("PATCH", url, body, "application/strategic-merge-patch+json");

    public Answer MergePatch(string url, string body) => Send("PATCH", url, body, "application/merge-patch+json");

    public Answer JsonPatch(string url, string body) => Send("PATCH", url, body, "application/json-patch+json");

    public Answer Send(string method, string url, string? body = null, string contentType = "application/json", string? token = null, string? accept = null)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        return new(Server.Handle(new()
        {
            Method = method,
            Path = question < 0 ? url : url[..question],
            Query = QueryParameters.Parse(question < 0 ? null : url[question..]),
            BearerToken = token ?? Access.AdminToken,
            UserAgent = "tester/1.0",
            ContentType = contentType,
            Accept = accept,
            Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        }));
    }

    /// <summary>One answer, read as JSON where a test looks into it.</summary>
    internal sealed record Answer(ApiResponse Response)
    {
        public int Status => Response.StatusCode;

        public string Body => Encoding.UTF8.GetString(Response.Body.Span);

        public JsonNode Json => JsonNode.Parse(Response.Body.Span)!;

        public string Message => Json["message"]!.GetValue<string>();

        public Answer Expect(int status)
        {
            Assert.True(status == Status, $"Expected {status}, got {Status}: {Body}");
            return this;
        }

        public JsonNode? At(string path)
        {
            JsonNode? node = Json;
            foreach (var part in path.Split('/'))
                node = int.TryParse(part, out var index) ? node?[index] : node?[part];
            return node;
        }

        public string? Text(string path) => At(path)?.ToString();
    }
}
