using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Tests.Model;

public class FlagFileTests
{
    [Fact]
    public void On_FlagsOfSeveralStates_OnlyThoseThatAreOnAreNamed() => Assert.Equal(["cartFailure", "slowLoad"], FlagFile.On("""
        {"flags": {
          "cartFailure": {"state": "ENABLED", "defaultVariant": "on"},
          "adFailure": {"state": "ENABLED", "defaultVariant": "off"},
          "paymentFailure": {"state": "DISABLED", "defaultVariant": "on"},
          "slowLoad": {"state": "ENABLED", "defaultVariant": "5sec"},
          "bad name\n": {"state": "ENABLED", "defaultVariant": "on"},
          "odd": 3}}
        """));

    [Theory]
    [InlineData("defaultVariant: on")]
    [InlineData("[\"defaultVariant\"]")]
    [InlineData("{\"flags\": []}")]
    public void On_NoSuchFile_NothingIsNamed(string text) => Assert.Empty(FlagFile.On(text));
}
