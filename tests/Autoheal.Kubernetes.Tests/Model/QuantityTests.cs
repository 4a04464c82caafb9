using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Tests.Model;

public class QuantityTests
{
    [Theory]
    [InlineData("250m", 0.25)]
    [InlineData("1", 1)]
    [InlineData("1.5", 1.5)]
    [InlineData("2e3", 2000)]
    [InlineData("3k", 3000)]
    [InlineData("1Ki", 1024)]
    [InlineData("1.5Gi", 1610612736)]
    [InlineData("1E", 1e18)]
    [InlineData("100n", 0.0000001)]
    public void Parse_AmountsAsTheApiWritesThem_AreRead(string text, double amount) =>
        Assert.Equal((decimal)amount, Quantity.Parse(text)!.Value.Amount);

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1Kb")]
    [InlineData("Mi")]
    [InlineData("999999999999999999999999999999999999999999")]
    [InlineData("70000000000000000000E")]
    public void Parse_AnythingElse_IsNone(string text) => Assert.Null(Quantity.Parse(text));

    [Theory]
    [InlineData("1000m", "1")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("1e3", "1k")]
    public void Equals_SameAmountWrittenDifferently_IsEqual(string one, string other) => Assert.Equal(Quantity.Parse(one), Quantity.Parse(other));

    [Theory]
    [InlineData("134217728", "128Mi")]
    [InlineData("0.25", "250m")]
    [InlineData("3000", "3000")]
    public void ToString_IsWhatPeopleWrite(string text, string expected) => Assert.Equal(expected, Quantity.Parse(text).ToString());
}
