using Autoheal.Journal;

namespace Autoheal.Abstractions.Tests.Journal;

public sealed class StreamIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void New_EmptyOrWithControlCharacters_Throws(string value) => Assert.Throws<ArgumentException>(() => new StreamId(value));

    [Fact]
    public void New_LongerThanTheLimit_Throws()
    {
        Assert.Equal(StreamId.MaxLength, new StreamId(new string('a', StreamId.MaxLength)).Value.Length);
        Assert.Throws<ArgumentException>(() => new StreamId(new string('a', StreamId.MaxLength + 1)));
    }

    [Fact]
    public void Names_OfIncidentAndLimits_AreAsDocumented()
    {
        Assert.Equal("incident/INC-7", StreamId.Incident("INC-7").Value);
        Assert.Equal("limits/c1/Deployment/checkout/api", StreamId.Limits("c1", "Deployment/checkout/api").Value);
        Assert.Equal("control", StreamId.Control.ToString());
    }
}
