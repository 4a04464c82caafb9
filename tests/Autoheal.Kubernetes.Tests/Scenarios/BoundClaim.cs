namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>A claim of 10 GiB, bound to a volume of a class that allows expansion.</summary>
internal static class BoundClaim
{
    public static void Create(ActionWorld world)
    {
        const string Claims = "/api/v1/namespaces/checkout/persistentvolumeclaims";
        world.Create("/apis/storage.k8s.io/v1/storageclasses", """{"metadata":{"name":"fast"},"provisioner":"example.com/fast","allowVolumeExpansion":true}""");
        world.Create(Claims, """
            {"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"fast","volumeName":"pv-1","resources":{"requests":{"storage":"10Gi"}}}}
            """);
        world.Merge($"{Claims}/data/status", """{"status":{"phase":"Bound","capacity":{"storage":"10Gi"}}}""");
    }
}
