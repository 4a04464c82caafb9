using System.Text;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Applications.Backends;

/// <summary>The objects of a database, cache or broker.</summary>
internal static class BackendManifests
{
    public static JsonObject Secret(Backend backend) => new()
    {
        ["metadata"] = Metadata(backend, backend.SecretName),
        ["type"] = "Opaque",
        ["data"] = new JsonObject { [Backend.PasswordKey] = Convert.ToBase64String(Encoding.UTF8.GetBytes(backend.Password)) },
    };

    public static JsonObject Service(Backend backend) => new()
    {
        ["metadata"] = Metadata(backend, backend.Name),
        ["spec"] = new JsonObject
        {
            ["selector"] = Labels(backend),
            ["ports"] = new JsonArray(new JsonObject { ["name"] = "main", ["port"] = BackendWords.PortOf(backend.Kind), ["targetPort"] = BackendWords.PortOf(backend.Kind), ["protocol"] = "TCP" }),
        },
    };

    public static JsonObject StatefulSet(Backend backend) => new()
    {
        ["metadata"] = Metadata(backend, backend.Name),
        ["spec"] = new JsonObject
        {
            ["replicas"] = 1,
            ["serviceName"] = backend.Name,
            ["selector"] = new JsonObject { ["matchLabels"] = Labels(backend) },
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["labels"] = Labels(backend) },
                ["spec"] = new JsonObject { ["containers"] = new JsonArray(Container(backend)) },
            },
        },
    };

    private static JsonObject Container(Backend backend) => new()
    {
        ["name"] = "server",
        ["image"] = backend.Image,
        ["env"] = new JsonArray(PasswordFrom(backend, backend.ImageVariable)),
        ["ports"] = new JsonArray(new JsonObject { ["name"] = "main", ["containerPort"] = BackendWords.PortOf(backend.Kind), ["protocol"] = "TCP" }),
        ["readinessProbe"] = new JsonObject { ["tcpSocket"] = new JsonObject { ["port"] = "main" }, ["periodSeconds"] = 5 },
        ["resources"] = new JsonObject
        {
            ["requests"] = new JsonObject { ["cpu"] = "100m", ["memory"] = "192Mi" },
            ["limits"] = new JsonObject { ["memory"] = "512Mi" },
        },
    };

    /// <summary>A variable with the password out of the backend's Secret.</summary>
    public static JsonObject PasswordFrom(Backend backend, string variable) => new()
    {
        ["name"] = variable,
        ["valueFrom"] = new JsonObject { ["secretKeyRef"] = new JsonObject { ["name"] = backend.SecretName, ["key"] = Backend.PasswordKey } },
    };

    private static JsonObject Metadata(Backend backend, string name) => new() { ["name"] = name, ["namespace"] = backend.Namespace, ["labels"] = Labels(backend) };

    private static JsonObject Labels(Backend backend) => new() { ["app"] = backend.Name };
}
