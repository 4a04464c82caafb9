using System.Text.Json;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Execution;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Tests.Execution;

public class MaskedChangesTests
{
    private static readonly ResourceRef s_target = new() { ClusterId = "c1", Group = "apps", Kind = "Deployment", Namespace = "checkout", Name = "api", Uid = "u" };

    [Theory]
    [InlineData("""{"spec":{"containers":[{"name":"app","image":"VALUE"}]}}""")]
    [InlineData("""{"spec":{"initContainers":[{"name":"app","image":"VALUE"}]}}""")]
    [InlineData("""{"spec":{"serviceAccountName":"VALUE"}}""")]
    [InlineData("""{"spec":{"containers":[{"name":"app","resources":{"limits":{"memory":"VALUE"}}}]}}""")]
    [InlineData("""{"spec":{"containers":[{"name":"app","env":[{"name":"A","valueFrom":{"secretKeyRef":{"name":"VALUE"}}}]}]}}""")]
    [InlineData("""{"spec":{"volumes":[{"name":"v","configMap":{"name":"VALUE"}}]}}""")]
    public void Between_FieldThatHoldsAName_IsShown(string template) =>
        Assert.Equal(("old", "new"), Values(template));

    /// <summary>The keys of these maps are an author's own words; their values may be anything, also a secret.</summary>
    [Theory]
    [InlineData("""{"metadata":{"annotations":{"image":"VALUE"}}}""")]
    [InlineData("""{"metadata":{"annotations":{"memory":"VALUE"}}}""")]
    [InlineData("""{"metadata":{"labels":{"serviceAccountName":"VALUE"}}}""")]
    [InlineData("""{"metadata":{"annotations":{"secret/secretName":"VALUE"}}}""")]
    [InlineData("""{"spec":{"volumes":[{"name":"v","csi":{"volumeAttributes":{"image":"VALUE"}}}]}}""")]
    [InlineData("""{"spec":{"containers":[{"name":"app","env":[{"name":"image","value":"VALUE"}]}]}}""")]
    [InlineData("""{"spec":{"containers":[{"name":"app","args":["VALUE"]}]}}""")]
    public void Between_AnyOtherText_IsMasked(string template) =>
        Assert.Equal(("•••", "•••"), Values(template));

    private static (string? Before, string? After) Values(string template)
    {
        var change = Assert.Single(MaskedChanges.Between(Guards(template, "old"), Guards(template, "new")));
        return (change.Before, change.After);
    }

    private static GuardSet Guards(string template, string value) => new(
        s_target, [new KeyValuePair<string, JsonElement?>("/spec/template", JsonSerializer.Deserialize<JsonElement>(template.Replace("VALUE", value, StringComparison.Ordinal)))]);
}
