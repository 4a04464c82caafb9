using System.Text.Json;
using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Abstractions.Tests.Planning;

public sealed class GuardSetTests
{
    private static readonly ResourceRef Target = new() { Kind = "Deployment", Namespace = "checkout", Name = "api", Uid = "u" };

    [Fact]
    public void New_TargetWithoutUid_Throws() => Assert.Throws<ArgumentException>(() => new GuardSet(Target with { Uid = "" }, []));

    [Fact]
    public void New_SameFieldTwice_Throws()
    {
        var value = JsonSerializer.SerializeToElement(1);

        Assert.Throws<ArgumentException>(() => new GuardSet(Target, [new("/a", value), new("/a", value)]));
    }

    [Fact]
    public void Fields_Values_OutliveTheirDocumentAndAreOrdered()
    {
        GuardSet guards;
        using (var document = JsonDocument.Parse("""{"b":1,"a":2}"""))
        {
            guards = new GuardSet(Target, [new("/b", document.RootElement.GetProperty("b")), new("/a", document.RootElement.GetProperty("a"))]);
        }

        Assert.Equal(["/a", "/b"], guards.Fields.Keys);
        Assert.Equal(1, guards.Fields["/b"]!.Value.GetInt32());
        Assert.Throws<NotSupportedException>(() => ((IDictionary<string, JsonElement?>)guards.Fields).Clear());
    }
}
