using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Patching;

/// <summary>Applies the body of a PATCH request as its content type says.</summary>
internal static class PatchDocument
{
    private const string Json = "application/json-patch+json";
    private const string Merge = "application/merge-patch+json";
    private const string ServerSide = "application/apply-patch+yaml";
    private const string Strategic = "application/strategic-merge-patch+json";

    /// <summary>Refuses a patch of an unknown type, which the server does before it looks for the object.</summary>
    /// <exception cref="StoreException">UnsupportedMediaType.</exception>
    public static void RequireKnownType(ApiRequest request, ObjectKind? kind = null)
    {
        if (kind is { IsCustom: true } && TypeOf(request) == Strategic)
        {
            throw new StoreException(StatusReason.UnsupportedMediaType,
                $"the body of the request was in an unknown format - accepted media types include: {Json}, {Merge}, {ServerSide}");
        }

        if (TypeOf(request) is not (Json or Merge or Strategic or ServerSide))
        {
            throw new StoreException(StatusReason.UnsupportedMediaType,
                $"the body of the request was in an unknown format - accepted media types include: {Json}, {Merge}, {Strategic}, {ServerSide}");
        }
    }

    /// <summary>Whether the body is what somebody wants the object to be, rather than a change.</summary>
    public static bool IsApply(ApiRequest request) => TypeOf(request) == ServerSide;

    /// <summary>Changes and returns the given object, which must be a clone.</summary>
    /// <exception cref="StoreException">BadRequest, Invalid (an operation or test of a JSON patch failed) or UnsupportedMediaType.</exception>
    public static JsonObject Apply(MergeSchema schema, JsonObject target, ApiRequest request)
    {
        RequireKnownType(request);
        switch (TypeOf(request))
        {
            case Json:
                return JsonPatch.Apply(target, RequestBody.Parse(request));
            case Merge:
                MergePatch.Apply(target, RequestBody.ReadObject(request));
                return target;
            default:
                StrategicMerge.Apply(target, RequestBody.ReadObject(request), schema);
                return target;
        }
    }

    private static string TypeOf(ApiRequest request)
    {
        var contentType = request.ContentType ?? "";
        var semicolon = contentType.IndexOf(';', StringComparison.Ordinal);
        return semicolon < 0 ? contentType : contentType[..semicolon];
    }
}
