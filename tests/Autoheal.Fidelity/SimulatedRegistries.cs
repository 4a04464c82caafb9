using Autoheal.Simulation.Applications.Images;
using System.Globalization;
using Autoheal.Simulation;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Fidelity;

/// <summary>The simulated twin of <see cref="StubRegistry"/>.</summary>
internal static class SimulatedRegistries
{
    private const string Tag = "1.0";
    private static readonly string s_host = string.Create(CultureInfo.InvariantCulture, $"localhost:{StubRegistry.Port}");

    public static void Describe(SimulatedWorld world)
    {
        var registry = world.Plane.Registry;
        foreach (var image in (string[])["h4/busybox:1", "h4/busybox:2"])
            Preload(world, image);
        registry.Publish($"{s_host}/shop/api:unrelated", GenericImage.Instance);
        Refuse(registry, "private", "401 Unauthorized");
        Refuse(registry, "denied", "403 Forbidden");
        Refuse(registry, "limited", "429 Too Many Requests");
        Refuse(registry, "broken", "503 Service Unavailable");
        registry.Fail(
            "localhost:26501/shop/api",
            $"failed to do request: Head \"http://localhost:26501/v2/shop/api/manifests/{Tag}\": dial tcp 127.0.0.1:26501: connect: connection refused");
    }

    /// <summary>The real node was given its images before the cases began.</summary>
    private static void Preload(SimulatedWorld world, string image)
    {
        var reference = ImageReference.Parse(image)!;
        world.Plane.Registry.Publish(image, new ShellImage(["sh"]));
        world.Plane.Nodes.Of(SimulatedNode.Name).KeepImage(reference.Full, world.Plane.Registry.Pull(reference, []).Image!);
    }

    private static void Refuse(ImageRegistry registry, string repository, string status) =>
        registry.Fail($"{s_host}/{repository}/api", $"pulling from host {s_host} failed with status code [manifests {Tag}]: {status}");
}
