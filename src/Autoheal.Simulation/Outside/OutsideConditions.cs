using System.Text.Json.Nodes;
using Autoheal.Simulation.Api;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Outside;

/// <summary>
/// What goes on outside of the API: machines, registries, programs, databases, load. Faults and people with <c>kubectl create --raw</c> change it
/// by the same paths below <c>/simulation</c>, which no discovery names: a product under test does not stumble over them.
/// </summary>
internal sealed class OutsideConditions
{
    public const string Root = "/simulation";
    private readonly Dictionary<string, IOutsidePart> _parts;

    public OutsideConditions(SimulatedWorld world) => _parts = new(StringComparer.Ordinal)
    {
        ["nodes"] = new OutsideNodes(world.Plane.Nodes),
        ["registries"] = new OutsideRegistries(world.Plane.Registry),
        ["images"] = new OutsideImages(world),
        ["backends"] = new OutsideBackends(world.Plane.Applications.Backends),
        ["pods"] = new OutsidePods(world),
        ["load"] = new OutsideLoad(world.Plane.Applications.Load),
        ["webhooks"] = new OutsideWebhooks(world.Webhooks),
        ["scheduler"] = new OutsideScheduler(world.Plane.Scheduler),
        ["faults"] = new OutsideFaults(world),
    };

    /// <summary>Told of every change, by its path and body.</summary>
    public event Action<string, JsonObject>? Changed;

    /// <summary>Whether a path is about what goes on outside.</summary>
    public static bool Covers(string path) => path == Root || path.StartsWith(Root + "/", StringComparison.Ordinal);

    /// <summary>Changes a condition.</summary>
    /// <param name="path">Such as <c>nodes/worker-1</c>.</param>
    /// <param name="state">The members that change.</param>
    /// <exception cref="ArgumentException">There is nothing of this name, or it cannot be so.</exception>
    public void Set(string path, JsonObject state)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (part, name) = slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
        if (!_parts.TryGetValue(part, out var found))
            throw new ArgumentException($"Nothing outside is called '{part}'. There are: {string.Join(", ", _parts.Keys)}.", nameof(path));
        found.Set(name, state);
        Changed?.Invoke(path, state);
    }

    /// <summary>Answers a request below <see cref="Root"/>: POST and PUT change, GET tells what there is.</summary>
    /// <exception cref="StoreException">BadRequest or MethodNotAllowed.</exception>
    public ApiResponse Handle(ApiRequest request)
    {
        if (request.Method == "GET")
            return ApiResponse.Text(string.Concat(_parts.Select(part => $"{Root}/{part.Key}{part.Value.Usage}\n")));
        if (request.Method is not ("POST" or "PUT"))
            throw new StoreException(StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource") { EmptyDetails = true };
        try
        {
            Set(Uri.UnescapeDataString(request.Path)[Root.Length..].Trim('/'), RequestBody.ReadObject(request));
        }
        catch (ArgumentException refused)
        {
            throw StoreException.BadRequest(refused.Message);
        }

        return ApiResponse.Ok("""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success"}"""u8.ToArray(), 201);
    }
}
