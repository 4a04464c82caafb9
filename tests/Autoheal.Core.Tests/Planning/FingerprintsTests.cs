using System.Text.Json;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Journal;
using Autoheal.Planning;

namespace Autoheal.Core.Tests.Planning;

public sealed class FingerprintsTests
{
    private readonly InMemoryBlobStore _blobs = new(new byte[32]);

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", true)]
    [InlineData("""{"a":1,"b":[2]}""", """{ "b": [2.0], "a": 1e0 }""", true)]
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("""{"a":1}""", """{"a":"1"}""", false)]
    [InlineData("""{"a":null}""", """{}""", false)]
    [InlineData("""[1,2]""", """[2,1]""", false)]
    [InlineData("null", null, false)]
    [InlineData("\"\"", null, false)]
    public void Of_TwoValues_AreEqualExactlyWhenTheirMeaningIs(string one, string? other, bool same) =>
        Assert.Equal(same, Of(Guards(one)) == Of(Guards(other)));

    [Fact]
    public void Of_AnotherObjectClusterFieldOrKey_Differs()
    {
        var value = JsonSerializer.SerializeToElement(1);
        string[] prints =
        [
            Of(Guards("1")),
            Of(new GuardSet(Samples.Target with { Uid = "successor" }, [new("/spec/value", value)])),
            Of(new GuardSet(Samples.Target with { ClusterId = "c2" }, [new("/spec/value", value)])),
            Of(new GuardSet(Samples.Target, [new("/spec/other", value)])),
            Of(new GuardSet(Samples.Target, [new("/spec/value", value), new("/spec/more", null)])),
            Fingerprints.Of(Guards("1"), new InMemoryBlobStore([.. Enumerable.Repeat((byte)1, 32)])),
        ];

        Assert.Equal(prints.Length, prints.Distinct().Count());
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameGuardSet()
    {
        var guards = new GuardSet(
            Samples.Target, [new("/a", JsonSerializer.SerializeToElement(new { x = 1 })), new("/b", JsonDocument.Parse("null").RootElement), new("/c", null)]);

        var read = Fingerprints.Read(Fingerprints.Write(guards), Samples.Target);

        Assert.Equal(Of(guards), Of(read));
        Assert.Equal(["/a", "/b", "/c"], read.Fields.Keys);
        Assert.Equal(JsonValueKind.Null, read.Fields["/b"]!.Value.ValueKind);
        Assert.Null(read.Fields["/c"]);
    }

    [Fact]
    public void Read_ImageOfAnotherObject_Throws()
    {
        var image = Fingerprints.Write(Guards("1"));

        Assert.Throws<BlobException>(() => Fingerprints.Read(image, Samples.Target with { Uid = "successor" }));
        Assert.Throws<BlobException>(() => Fingerprints.Read(image, Samples.Target with { ClusterId = "c2" }));
    }

    private string Of(GuardSet guards) => Fingerprints.Of(guards, _blobs);

    private static GuardSet Guards(string? json) => new(
        Samples.Target, [new("/spec/value", json is null ? null : JsonDocument.Parse(json).RootElement)]);
}
