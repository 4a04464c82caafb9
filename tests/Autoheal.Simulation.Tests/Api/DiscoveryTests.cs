using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Tests.Api;

public sealed class DiscoveryTests
{
    private readonly TestCluster _cluster = new();

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    public void Health_IsPlainOk(string path) => Assert.Equal("ok", _cluster.Get(path).Expect(200).Body);

    [Fact]
    public void Version_SaysWhatItClaimsToBe() => Assert.Matches(@"^v1\.\d+\.\d+$", _cluster.Get("/version").Expect(200).Text("gitVersion")!);

    [Fact]
    public void Discovery_ListsEveryKind()
    {
        Assert.Equal("[\"v1\"]", _cluster.Get("/api").At("versions")!.ToJsonString());
        var groups = _cluster.Get("/apis").At("groups")!.AsArray().Select(group => group.Text("name")).ToList();
        Assert.Contains("apps", groups);
        foreach (var kind in Kinds.All)
        {
            var path = kind.Group.Length == 0 ? "/api/v1" : $"/apis/{kind.ApiVersion}";
            var listed = _cluster.Get(path).Expect(200).At("resources")!.AsArray().Single(resource => resource.Text("name") == kind.Plural);
            Assert.Equal(kind.Kind, listed.Text("kind"));
            Assert.Equal(kind.Namespaced, listed.Flag("namespaced"));
        }
    }

    [Fact]
    public void Discovery_PrefersTheStoredVersion()
    {
        var group = _cluster.Get("/apis/autoscaling").Expect(200);

        Assert.Equal("APIGroup", group.Text("kind"));
        Assert.Equal("v2", group.Text("preferredVersion/version"));
        Assert.Equal("v1", group.Text("versions/1/version"));
    }

    [Theory]
    [InlineData("/apis/nothing.example.com")]
    [InlineData("/apis/apps/v9")]
    [InlineData("/api/v9")]
    public void Discovery_UnknownGroup_IsNotFound(string path) =>
        Assert.Equal("the server could not find the requested resource", _cluster.Get(path).Expect(404).Message);

    [Fact]
    public void OpenApi_SaysThatEveryKindCanBePatchedWithValidation()
    {
        var index = _cluster.Get("/openapi/v3").Expect(200);
        foreach (var kind in Kinds.All)
        {
            var place = kind.Group.Length == 0 ? $"api/{kind.Version}" : $"apis/{kind.ApiVersion}";
            var url = index.At("paths")![place].Text("serverRelativeURL")!;
            var patch = _cluster.Get(url).Expect(200).At("paths")!.AsObject()
                .Select(path => path.Value.Object("patch")).First(operation => operation.Text("x-kubernetes-group-version-kind", "kind") == kind.Kind);
            Assert.Contains("fieldValidation", patch.Array("parameters")!.Select(parameter => parameter.Text("name")));
        }

        _cluster.Get("/openapi/v3/apis/nothing/v1").Expect(404);
    }
}
