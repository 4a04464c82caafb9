using Autoheal.Kubernetes.Execution;

namespace Autoheal.Kubernetes.Tests.Execution;

public sealed class AmountsTests
{
    [Theory]
    [InlineData("250m", 0.25)]
    [InlineData("2", 2)]
    [InlineData("1.5", 1.5)]
    [InlineData("128Mi", 134217728)]
    [InlineData("1Gi", 1073741824)]
    [InlineData("1G", 1000000000)]
    [InlineData("5k", 5000)]
    public void Parse_Amount_IsInWholeUnits(string text, double expected) => Assert.Equal((decimal)expected, Amounts.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("lots")]
    [InlineData("-1")]
    [InlineData("1Q")]
    [InlineData("9999999999999999999Ei")]
    public void Parse_WhatIsNone_IsNull(string text) => Assert.Null(Amounts.Parse(text));

    [Fact]
    public void Write_Amounts_RoundUp()
    {
        Assert.Equal("313m", Amounts.Millicores(0.3125m));
        Assert.Equal("320Mi", Amounts.Mebibytes(256m * (1 << 20) * 1.25m));
        Assert.Equal("1Mi", Amounts.Mebibytes(1));
    }
}
