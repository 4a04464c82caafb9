using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary>Reads the <c>resourceVersion</c> parameter of reads.</summary>
internal static class ResourceVersionParameter
{
    /// <summary>The version, or null when the parameter is absent, empty or 0, which all mean "whatever is there".</summary>
    /// <exception cref="StoreException">BadRequest: not a version.</exception>
    public static long? Read(ApiRequest request) => request.Query["resourceVersion"] switch
    {
        null or "" or "0" => null,
        _ => request.Query.Number("resourceVersion")
            ?? throw StoreException.BadRequest($"strconv.ParseUint: parsing \"{request.Query["resourceVersion"]}\": invalid syntax"),
    };

    /// <exception cref="StoreException">Timeout: the cluster has not reached the version.</exception>
    public static void RefuseFuture(ObjectStore store, ApiRequest request)
    {
        if (Read(request) is not { } version || version <= store.CurrentVersion)
            return;
        throw new StoreException(StatusReason.Timeout, $"Timeout: Too large resource version: {version}, current: {store.CurrentVersion}")
        {
            Causes = [new("ResourceVersionTooLarge", "", "Too large resource version")],
            RetryAfterSeconds = 1,
        };
    }
}
