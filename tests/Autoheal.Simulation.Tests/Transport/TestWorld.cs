using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Transport;

/// <summary>A whole world with one empty namespace, at a time that stands still.</summary>
internal sealed class TestWorld
{
    /// <summary>Objects that no controller makes or changes.</summary>
    public const string Secrets = "/api/v1/namespaces/shop/secrets";

    public TestWorld()
    {
        World = new(new() { Seed = 7, Nodes = 0 }, new FixedClock());
        World.Store.Create(Kinds.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "shop" } });
    }

    public SimulatedWorld World { get; }

    public static string Secret(string name) => $$"""{"metadata":{"name":"{{name}}"} }""";
}
