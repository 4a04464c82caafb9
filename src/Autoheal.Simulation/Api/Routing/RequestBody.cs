using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Protobuf;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Routing;

/// <summary>Reads and checks the body of a request: JSON, or for a few kinds protobuf.</summary>
internal static class RequestBody
{
    /// <summary>The API server's own limit.</summary>
    private const int MaxBytes = 3 * 1024 * 1024;

    /// <exception cref="StoreException">BadRequest or RequestEntityTooLarge.</exception>
    public static JsonObject ReadObject(ApiRequest request) =>
        Parse(request) as JsonObject
        ?? throw StoreException.BadRequest("couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }");

    /// <exception cref="StoreException">BadRequest or RequestEntityTooLarge.</exception>
    public static JsonNode? Parse(ApiRequest request)
    {
        if (request.Body.Length > MaxBytes)
            throw new StoreException(StatusReason.RequestEntityTooLarge, $"Request entity too large: limit is {MaxBytes}");
        if (request.ContentType is { } type && type.StartsWith(ProtobufDocument.ContentType, StringComparison.Ordinal))
            return ProtobufDocument.Read(request.Body.Span);
        try
        {
            if (YamlBody.Is(request))
                return YamlBody.Parse(request.Body.Span);
            return JsonNode.Parse(request.Body.Span);
        }
        catch (JsonException malformed)
        {
            throw StoreException.BadRequest($"couldn't get version/kind; json parse error: {malformed.Message}");
        }
    }

    /// <summary>Reads the object of a create or update and checks that it is what the path says.</summary>
    /// <exception cref="StoreException">BadRequest.</exception>
    public static JsonObject ReadResource(ApiRequest request, ServedResource resource, in RequestTarget target)
    {
        var body = ReadObject(request);
        CheckType(body, resource);
        var metadata = body.Ensure("metadata");
        if (!resource.Kind.Namespaced)
        {
            metadata.Remove("namespace");
        }
        else if (metadata.Text("namespace") is { Length: > 0 } given)
        {
            if (given != target.Namespace)
                throw StoreException.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
        else
        {
            metadata["namespace"] = target.Namespace;
        }

        if (target.Name is { } name)
            CheckName(metadata, name);
        return body;
    }

    public static void CheckName(JsonObject metadata, string expected)
    {
        if (metadata.Text("name") is not { Length: > 0 } name)
            throw StoreException.BadRequest("the name of the object (metadata.name) must be provided");
        if (name != expected)
            throw StoreException.BadRequest($"the name of the object ({name}) does not match the name on the URL ({expected})");
    }

    private static void CheckType(JsonObject body, ServedResource resource)
    {
        if (body.Text("kind") is { Length: > 0 } kind && kind != resource.Kind.Kind)
            throw StoreException.BadRequest($"{kind} in version \"{resource.Version}\" cannot be handled as a {resource.Kind.Kind}: no kind \"{kind}\" is registered");
        if (body.Text("apiVersion") is { Length: > 0 } version && version != resource.ApiVersion)
            throw StoreException.BadRequest($"the API version in the data ({version}) does not match the expected API version ({resource.ApiVersion})");
    }
}
