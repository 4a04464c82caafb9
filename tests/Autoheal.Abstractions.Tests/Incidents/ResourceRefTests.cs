using Autoheal.Incidents;

namespace Autoheal.Abstractions.Tests.Incidents;

public sealed class ResourceRefTests
{
    private static readonly ResourceRef Api = new() { ClusterId = "c", Group = "apps", Kind = "Deployment", Namespace = "checkout", Name = "api", Uid = "u" };

    [Fact]
    public void SamePlaceAs_OtherUid_IsTheSamePlace() => Assert.True(Api.SamePlaceAs(Api with { Uid = "successor" }));

    [Fact]
    public void SamePlaceAs_AnyOtherDifference_IsAnotherPlace() => Assert.All(
        [Api with { ClusterId = "d" }, Api with { Group = "" }, Api with { Kind = "Pod" }, Api with { Namespace = "shop" }, Api with { Name = "API" }],
        other => Assert.False(Api.SamePlaceAs(other)));

    [Fact]
    public void ToString_Reference_IsKindAndPath()
    {
        Assert.Equal("Deployment checkout/api", Api.ToString());
        Assert.Equal("Node n1", new ResourceRef { Kind = "Node", Name = "n1" }.ToString());
    }
}
