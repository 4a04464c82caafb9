using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Client;
using static Autoheal.Kubernetes.Tests.Fixtures.Objects;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>Situations that several tests start from: a Deployment <c>api</c> with revision 41 (hash old) and revision 42 (hash new).</summary>
internal static class Situations
{
    public static JsonObject OldContainer { get; } = Container("shop/api:1", Env("DB_HOST"), Env("PORT"));

    public static JsonObject NewContainer { get; } = Container("shop/api:2", Env("PORT"));

    /// <summary>Revision 42 is young and its pods have a status; revision 41 keeps two pods that serve.</summary>
    public static ClusterFixture YoungRollout(JsonObject newStatus, JsonObject? newContainer = null, JsonObject? oldContainer = null)
    {
        var container = newContainer ?? NewContainer;
        return Nodes(new ClusterFixture())
            .Add(KubernetesResources.Deployments, Deployment(Template(container), replicas: 4, available: 2))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("old", 41, oldContainer ?? OldContainer, 2, 2, minutesOld: 5_000))
            .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 42, container, 3, 0, minutesOld: 5))
            .Add(KubernetesResources.Pods, Pod("old", 1, Running(5_000), 5_000))
            .Add(KubernetesResources.Pods, Pod("old", 2, Running(5_000), 5_000))
            .Add(KubernetesResources.Pods, Pod("new", 1, newStatus, 5))
            .Add(KubernetesResources.Pods, Pod("new", 2, newStatus, 5));
    }

    /// <summary>Revision 42 has run for days; one of its pods has a status, the others serve.</summary>
    public static ClusterFixture OldRollout(JsonObject status, double podMinutes = 5_000) => Nodes(new ClusterFixture())
        .Add(KubernetesResources.Deployments, Deployment(Template(NewContainer), replicas: 3, available: 2))
        .Add(KubernetesResources.ReplicaSets, ReplicaSet("old", 41, OldContainer, 0, 0, minutesOld: 20_000))
        .Add(KubernetesResources.ReplicaSets, ReplicaSet("new", 42, NewContainer, 3, 2, minutesOld: 5_000))
        .Add(KubernetesResources.Pods, Pod("new", 1, status, podMinutes))
        .Add(KubernetesResources.Pods, Pod("new", 2, Running(5_000), 5_000))
        .Add(KubernetesResources.Pods, Pod("new", 3, Running(5_000), 5_000));

    public static ClusterFixture Nodes(ClusterFixture cluster) =>
        cluster.Add(KubernetesResources.Nodes, Node("n1")).Add(KubernetesResources.Nodes, Node("n2"));
}
