using System.Text.Json;
using Autoheal.Reasoning;

namespace Autoheal.Abstractions.Tests.Reasoning;

public sealed class CauseCodeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("K8s.image")]
    [InlineData("k8s image")]
    [InlineData("k8s/../image")]
    [InlineData("k8s.imagé")]
    public void New_NotACode_Throws(string value)
    {
        Assert.Throws<ArgumentException>(() => new CauseCode(value));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CauseCode>(JsonSerializer.Serialize(value)));
    }

    [Fact]
    public void Json_Code_IsItsText() =>
        Assert.Equal(new CauseCode("k8s.image.not-found"), JsonSerializer.Deserialize<CauseCode>(JsonSerializer.Serialize(new CauseCode("k8s.image.not-found"))));
}
