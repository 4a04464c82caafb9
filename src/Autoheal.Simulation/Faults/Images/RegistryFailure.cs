using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Faults.Images;

/// <summary>Why a registry gives no image, as containerd words it after the reference that it could not resolve.</summary>
internal static class RegistryFailure
{
    /// <summary>Every pull of the application fails from now on.</summary>
    public static void Begin(FaultScene scene, string failure) => Set(scene, failure);

    /// <summary>Pulls of the application go well again.</summary>
    public static void End(FaultScene scene) => Set(scene, null);

    /// <summary>The repository is private, and no credentials were sent.</summary>
    public static string Unauthorized(Applications.Workload workload) => Status(workload, "401 Unauthorized");

    /// <summary>The registry counts pulls, and there were too many.</summary>
    public static string RateLimited(Applications.Workload workload) => Status(workload, "429 Too Many Requests");

    /// <summary>The nodes' resolver does not know the registry.</summary>
    public static string UnknownHost(Applications.Workload workload) => Request(workload, $"lookup {Host(workload)} on 172.18.0.1:53: no such host");

    /// <summary>Packets to the registry are lost.</summary>
    public static string Timeout(Applications.Workload workload) => Request(workload, "203.0.113.17:443: i/o timeout");

    private static void Set(FaultScene scene, string? failure) =>
        scene.World.Outside.Set($"registries/{scene.Workload.Repository}", new JsonObject { ["failure"] = failure });

    private static string Host(Applications.Workload workload) => workload.Repository.Split('/')[0];

    private static string Path(Applications.Workload workload) => workload.Repository[(Host(workload).Length + 1)..];

    private static string Status(Applications.Workload workload, string status) =>
        $"pulling from host {Host(workload)} failed with status code [manifests {workload.NextVersion}]: {status}";

    private static string Request(Applications.Workload workload, string cause) =>
        $"failed to do request: Head \"https://{Host(workload)}/v2/{Path(workload)}/manifests/{workload.NextVersion}\": dial tcp: {cause}";
}
