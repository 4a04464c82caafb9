using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Tests.Storage;

public sealed class ObjectSectionsTests
{
    private readonly ObjectStore _store = new(new FixedClock(), new SeededRandom(7));

    [Fact]
    public void Utf8_HasMetadataFirstAndStatusLast()
    {
        var stored = Create("""{"status":{"a":1},"spec":{"b":2},"apiVersion":"nonsense","metadata":{"name":"x","namespace":"shop"}}""");

        Assert.Matches("""^{"kind":"Deployment","apiVersion":"apps/v1","metadata":{.*},"spec":{"b":2},"status":{"a":1}}$""", Encoding.UTF8.GetString(stored.Utf8.Span));
        Assert.StartsWith("\"metadata\":{", Encoding.UTF8.GetString(stored.Utf8WithoutHeader.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Utf8_OfUnusualNames_IsStillJson()
    {
        var stored = Create("""{"metadata":{"name":"x","namespace":"shop"},"a \"b\" ü":{"c":null},"empty":null}""");

        var read = JsonNode.Parse(stored.Utf8.Span)!;
        Assert.Equal("""{"c":null}""", read["a \"b\" ü"]!.ToJsonString());
        Assert.True(read.AsObject().ContainsKey("empty"));
    }

    [Fact]
    public void StatusWrite_SharesTheOtherSections()
    {
        var before = Create("""{"metadata":{"name":"x","namespace":"shop"},"spec":{"b":2}}""");

        var after = _store.MutateStatus(Kinds.Deployment, "shop", "x", o =>
        {
            o.Ensure("status")["ready"] = 1;
            o.Ensure("spec")["b"] = 9;
        });

        Assert.Same(before.Sections["spec"], after.Sections["spec"]);
        Assert.Equal(2, after.Spec.Number("b"));
        Assert.Equal(1, after.Status.Number("ready"));
    }

    [Fact]
    public void Supersede_OldVersionStillReads()
    {
        var before = Create("""{"metadata":{"name":"x","namespace":"shop"},"spec":{"b":2}}""");
        var held = before.Json;

        _store.Mutate(Kinds.Deployment, "shop", "x", o => o.Ensure("spec")["b"] = 3);

        Assert.Equal(2, held.Object("spec").Number("b"));
        Assert.Equal(2, before.Spec.Number("b"));
        Assert.Contains("\"b\":2", Encoding.UTF8.GetString(before.Utf8.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Clone_Changed_LeavesTheStoredObjectAlone()
    {
        var stored = Create("""{"metadata":{"name":"x","namespace":"shop","labels":{"a":"b"}},"spec":{"list":[{"c":1}]}}""");

        var clone = stored.Clone();
        clone["spec"]!["list"]![0]!["c"] = 2;
        clone["metadata"]!["labels"]!["a"] = "changed";

        Assert.Equal(1, stored.Json["spec"]!["list"]![0].Number("c"));
        Assert.Equal("b", stored.Labels.Text("a"));
    }

    [Fact]
    public void Changes_NameFieldsThatDiffer()
    {
        var before = Sections("""{"metadata":{"name":"x","resourceVersion":"1","labels":{"a":"1","b":"2"}},"spec":{"same":[1,2],"other":1,"gone":1},"data":{"k":"v"}}""");
        var after = Sections("""{"metadata":{"name":"x","resourceVersion":"2","labels":{"b":"3","c":"4"}},"spec":{"same":[1,2],"other":2},"type":"t"}""");

        Assert.Equal(
            ["+metadata/labels/b", "+metadata/labels/c", "-metadata/labels/a", "+spec/other/", "-spec/gone/", "+type//", "-data/k/"],
            after.ChangesSince(before).Select(change => $"{(change.Present ? '+' : '-')}{change.Path.Section}/{change.Path.Group}/{change.Path.Field}"));
    }

    [Fact]
    public void Changes_SameValueInAnotherOrder_IsNoChange()
    {
        var before = Sections("""{"spec":{"a":{"x":1,"y":2},"b":1}}""");

        Assert.Empty(Sections("""{"spec":{"b":1,"a":{"y":2,"x":1}}}""").ChangesSince(before));
        Assert.Single(Sections("""{"spec":{"b":1,"a":{"y":1,"x":2}}}""").ChangesSince(before));
    }

    private static ObjectSections Sections(string json) => ObjectSections.Of(JsonNode.Parse(json)!.AsObject(), before: null);

    private StoredObject Create(string json) => _store.Create(Kinds.Deployment, JsonNode.Parse(json)!.AsObject());
}
