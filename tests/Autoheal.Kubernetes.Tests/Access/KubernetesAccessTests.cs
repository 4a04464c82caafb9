using System.Text.Json.Nodes;
using Autoheal.Kubernetes.Access;
using Autoheal.Kubernetes.Tests.Scenarios;

namespace Autoheal.Kubernetes.Tests.Access;

public sealed class KubernetesAccessTests
{
    [Fact]
    public void Manifests_AllActions_HaveNoWildcardAndNoSecrets()
    {
        var rules = KubernetesAccess.For(ActionDescriptors.All).Manifests()
            .Where(manifest => manifest["rules"] is not null).SelectMany(manifest => manifest["rules"]!.AsArray()).Select(rule => rule!.ToJsonString()).ToArray();

        Assert.NotEmpty(rules);
        Assert.DoesNotContain(rules, rule => rule.Contains('*', StringComparison.Ordinal));
        Assert.DoesNotContain(rules, rule => rule.Contains("secrets", StringComparison.Ordinal));
    }

    [Fact]
    public void Reading_AllActions_HoldsNoVerbThatWrites() => Assert.All(
        KubernetesAccess.For(ActionDescriptors.All).Reading, permission => Assert.Contains(permission.Verb, new[] { "get", "list" }));

    [Fact]
    public void Acting_AllActions_HoldsNoVerbThatReads() => Assert.All(
        KubernetesAccess.For(ActionDescriptors.All).Acting, permission => Assert.Contains(permission.Verb, new[] { "patch", "create", "delete" }));

    [Fact]
    public void Manifests_OneNamespace_GrantWhatLivesInNamespacesThereAlone()
    {
        var manifests = KubernetesAccess.For(ActionDescriptors.All, "checkout").Manifests();

        var clusterWide = manifests.Where(manifest => Kind(manifest) == "ClusterRole").SelectMany(Resources).ToArray();
        Assert.Contains("nodes", clusterWide);
        Assert.DoesNotContain("pods", clusterWide);
        Assert.All(manifests.Where(manifest => Kind(manifest) is "Role" or "RoleBinding"), role => Assert.Equal("checkout", role["metadata"]!["namespace"]!.ToString()));
    }

    [Fact]
    public void Policies_EachHasItsBindingAndTheActingIdentityAsCondition()
    {
        var manifests = KubernetesAccess.For(ActionDescriptors.All).Manifests();
        var policies = manifests.Where(manifest => Kind(manifest) == "ValidatingAdmissionPolicy").ToArray();
        var bindings = manifests.Where(manifest => Kind(manifest) == "ValidatingAdmissionPolicyBinding").ToArray();

        Assert.Equal(policies.Select(Name), bindings.Select(binding => binding["spec"]!["policyName"]!.ToString()));
        Assert.All(policies, policy => Assert.Equal(
            "request.userInfo.username == \"system:serviceaccount:autoheal:autoheal-actor\"", policy["spec"]!["matchConditions"]![0]!["expression"]!.ToString()));
        Assert.All(policies, policy => Assert.Equal("Fail", policy["spec"]!["failurePolicy"]!.ToString()));
        Assert.All(bindings, binding => Assert.Equal("Deny", Assert.Single(binding["spec"]!["validationActions"]!.AsArray())!.ToString()));
    }

    [Theory]
    [InlineData("scale", "deployments", "spec.replicas", true)]
    [InlineData("scale", "deployments", "spec.template", false)]
    [InlineData("rollout-undo", "deployments", "spec.template", true)]
    [InlineData("rollout-undo", "deployments", "spec.replicas", false)]
    [InlineData("rollout-undo", "deployments", "spec.paused", false)]
    [InlineData("quarantine-pod", "pods", "metadata.labels", true)]
    [InlineData("quarantine-pod", "pods", "spec", false)]
    [InlineData("cordon", "nodes", "spec.unschedulable", true)]
    [InlineData("cordon", "nodes", "spec.taints", false)]
    [InlineData("cordon", "nodes", "metadata.labels", false)]
    [InlineData("resize-claim", "persistentvolumeclaims", "spec.resources.requests", true)]
    [InlineData("resize-claim", "persistentvolumeclaims", "spec.volumeName", false)]
    [InlineData("restore-configmap", "configmaps", "data", true)]
    [InlineData("restore-configmap", "configmaps", "immutable", false)]
    public void Policies_LetChangeWhatTheActionWritesAlone(string action, string resource, string field, bool free)
    {
        var policy = KubernetesAccess.For([.. ActionDescriptors.All.Where(descriptor => descriptor.Name == action)]).Manifests()
            .Single(manifest => Kind(manifest) == "ValidatingAdmissionPolicy" && Name(manifest) == $"autoheal-actor-{resource}");

        Assert.Equal(free, policy["spec"]!["validations"]!.AsArray().All(rule => !rule!["expression"]!.ToString().StartsWith($"has(object.{field}) ==", StringComparison.Ordinal)));
    }

    [Fact]
    public void WrittenFields_AreGuarded() => Assert.All(
        ActionDescriptors.All, action => Assert.All(action.WrittenFields, field => Assert.Contains(field, action.GuardedFields)));

    [Fact]
    public void WrittenFields_OfAllThatPatch_AreNamed() => Assert.All(
        ActionDescriptors.All.Where(action => action.WritePermissions.Any(permission => permission.Verb == "patch")), action => Assert.NotEmpty(action.WrittenFields));

    private static string Kind(JsonObject manifest) => manifest["kind"]!.ToString();

    private static string Name(JsonObject manifest) => manifest["metadata"]!["name"]!.ToString();

    private static IEnumerable<string> Resources(JsonObject role) =>
        role["rules"]!.AsArray().SelectMany(rule => rule!["resources"]!.AsArray().Select(resource => resource!.ToString()));
}
