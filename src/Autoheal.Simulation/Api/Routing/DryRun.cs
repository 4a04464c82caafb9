using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Routing;

/// <summary>Reads the <c>dryRun</c> parameter.</summary>
internal static class DryRun
{
    /// <exception cref="StoreException">Invalid: a value other than <c>All</c>.</exception>
    public static bool Read(ApiRequest request) => request.Query["dryRun"] switch
    {
        null or "" => false,
        "All" => true,
        var other => throw Refuse(request.Method, other),
    };

    private static StoreException Refuse(string method, string value)
    {
        var options = method switch
        {
            "POST" => "CreateOptions",
            "PUT" => "UpdateOptions",
            "PATCH" => "PatchOptions",
            _ => "DeleteOptions",
        };
        var cause = FieldError.NotSupported("dryRun", value, "All");
        return new(StatusReason.Invalid, $"{options}.meta.k8s.io \"\" is invalid: {cause}") { Causes = [cause] };
    }
}
