using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Patching;

/// <summary>
/// JSON patch, RFC 6902. As in the real server, a document that is no patch is a bad request, and an operation that cannot be carried out,
/// a failed <c>test</c> among them, is answered 422 with a fixed message that does not say which.
/// </summary>
internal static class JsonPatch
{
    private const int MaxOperations = 10_000;

    public static JsonObject Apply(JsonObject target, JsonNode? patch)
    {
        if (patch is not JsonArray operations)
            throw StoreException.BadRequest("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
        if (operations.Count > MaxOperations)
            throw new StoreException(StatusReason.RequestEntityTooLarge, $"The allowed maximum operations in a JSON patch is {MaxOperations}, got {operations.Count}");
        // A wrapper makes the whole document an ordinary child, so that the empty path needs no special cases.
        var root = new JsonObject { ["root"] = target };
        foreach (var operation in operations)
        {
            if (!TryApply(root, operation))
                throw Failed();
        }

        var result = root["root"] as JsonObject ?? throw Failed();
        root.Remove("root");
        return result;
    }

    private static StoreException Failed() =>
        new(StatusReason.Invalid, "the server rejected our request due to an error in our request") { EmptyDetails = true };

    private static bool TryApply(JsonObject root, JsonNode? operation)
    {
        if (operation.Text("path") is not { } path || JsonPointer.Parse(path) is not { } at)
            return false;
        switch (operation.Text("op"))
        {
            case "add":
                return HasValue(operation) && at.TryAdd(root, operation!["value"]?.DeepClone());
            case "remove":
                return at.TryRemove(root, out _);
            case "replace":
                return HasValue(operation) && at.TryReplace(root, operation!["value"]?.DeepClone());
            case "test":
                return at.TryGet(root, out var actual) ? SpelledAlike.Compare(actual, operation!["value"]) : HasValue(operation) && operation!["value"] is null;
            case "move":
                return From(operation) is { } source && source.TryRemove(root, out var moved) && at.TryAdd(root, moved);
            case "copy":
                return From(operation) is { } origin && origin.TryGet(root, out var copied) && at.TryAdd(root, copied?.DeepClone());
            default:
                return false;
        }
    }

    private static bool HasValue(JsonNode? operation) => ((JsonObject)operation!).ContainsKey("value");

    private static JsonPointer? From(JsonNode? operation) => operation.Text("from") is { } from ? JsonPointer.Parse(from) : null;
}
