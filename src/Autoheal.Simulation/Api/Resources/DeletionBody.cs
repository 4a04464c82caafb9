using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Routing;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>Reads the options of a deletion from its body and its query; the body wins.</summary>
internal static class DeletionBody
{
    /// <exception cref="StoreException">BadRequest or Invalid.</exception>
    public static DeleteOptions Read(ApiRequest request) =>
        FromJson(request.Body.IsEmpty ? [] : RequestBody.ReadObject(request), request);

    public static DeleteOptions FromJson(JsonObject body, ApiRequest request)
    {
        var preconditions = body.Object("preconditions");
        return new()
        {
            GracePeriodSeconds = body.Number("gracePeriodSeconds") ?? request.Query.Number("gracePeriodSeconds"),
            Propagation = ReadPropagation(body.Text("propagationPolicy") ?? request.Query["propagationPolicy"], body.Flag("orphanDependents")),
            DryRun = body.Array("dryRun") is { Count: > 0 } || DryRun.Read(request),
            Precondition = preconditions is null
                ? null
                : new() { Uid = preconditions.Text("uid"), ResourceVersion = preconditions.Text("resourceVersion") },
        };
    }

    private static Propagation ReadPropagation(string? policy, bool? orphanDependents) => policy switch
    {
        null or "" => orphanDependents == true ? Propagation.Orphan : Propagation.Background,
        "Background" => Propagation.Background,
        "Foreground" => Propagation.Foreground,
        "Orphan" => Propagation.Orphan,
        var other => throw Refuse(other),
    };

    private static StoreException Refuse(string policy)
    {
        var cause = FieldError.NotSupported("propagationPolicy", policy, "Background", "Foreground", "Orphan");
        return new(StatusReason.Invalid, $"DeleteOptions.meta.k8s.io \"\" is invalid: {cause}") { Causes = [cause] };
    }
}
