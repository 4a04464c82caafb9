namespace Autoheal.Simulation.Tests.Api;

public sealed class CustomResourceTests
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Widgets = "/apis/example.com/v1/namespaces/shop/widgets";

    private readonly TestCluster _cluster = new();

    [Fact]
    public void Definition_MakesItsObjectsServed()
    {
        _cluster.Get(Widgets).Expect(404);
        var defined = Define();

        Assert.Equal("Established", defined.Text("status/conditions/1/type"));
        Assert.Equal("widgets", _cluster.Get("/apis/example.com/v1").Expect(200).Text("resources/0/name"));
        var created = _cluster.Post(Widgets, """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"size":3}}""").Expect(201);
        Assert.Equal(("1", "3"), (created.Text("metadata/generation"), created.Text("spec/size")));
        Assert.Equal("WidgetList", _cluster.Get(Widgets).Expect(200).Text("kind"));
    }

    [Fact]
    public void PrinterColumns_AreThoseOfTheDefinition()
    {
        Define();
        _cluster.Post(Widgets, """{"metadata":{"name":"a"},"spec":{"size":3},"status":{"conditions":[{"type":"Ready","status":"True"}]}}""").Expect(201);
        _cluster.MergePatch(Widgets + "/a/status", """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""").Expect(200);

        var table = _cluster.Get(Widgets, "application/json;as=Table;v=v1;g=meta.k8s.io").Expect(200);

        Assert.Equal("""["a",3,"True"]""", table.At("rows/0/cells")!.ToJsonString());
        Assert.Equal("Size", table.Text("columnDefinitions/1/name"));
    }

    [Fact]
    public void StrategicMerge_IsNotForCustomResources()
    {
        Define();
        _cluster.Post(Widgets, """{"metadata":{"name":"a"},"spec":{"size":3}}""").Expect(201);

        _cluster.StrategicPatch(Widgets + "/a", """{"spec":{"size":4}}""").Expect(415);
        Assert.Equal("4", _cluster.MergePatch(Widgets + "/a", """{"spec":{"size":4}}""").Expect(200).Text("spec/size"));
    }

    [Fact]
    public void Definition_Deleted_TakesItsObjectsWithIt()
    {
        Define();
        _cluster.Post(Widgets, """{"metadata":{"name":"a"}}""").Expect(201);

        _cluster.Delete(Definitions + "/widgets.example.com").Expect(200);

        _cluster.Get(Widgets).Expect(404);
        Define();
        Assert.Empty(_cluster.Get(Widgets).Expect(200).At("items")!.AsArray());
    }

    private TestCluster.Answer Define() => _cluster.Post(Definitions, """
        {"metadata":{"name":"widgets.example.com"},"spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget","shortNames":["wd"]},
         "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},
          "additionalPrinterColumns":[{"name":"Size","type":"integer","jsonPath":".spec.size"},{"name":"Ready","type":"string","jsonPath":".status.conditions[?(@.type==\"Ready\")].status"}],
          "schema":{"openAPIV3Schema":{"type":"object"}}}]}}
        """).Expect(201);
}
