using Autoheal.Context;

namespace Autoheal.Abstractions.Tests.Context;

public sealed class ContextBuilderTests
{
    private static readonly IncidentScope Scope = new();

    [Theory]
    [InlineData(CoverageState.Complete, false)]
    [InlineData(CoverageState.NotAsked, false)]
    [InlineData(CoverageState.Partial, true)]
    [InlineData(CoverageState.Forbidden, true)]
    public void Build_Coverage_SaysWhetherTheContextIsPartial(CoverageState state, bool partial)
    {
        var builder = new ContextBuilder();
        builder.AddCoverage(new CoverageEntry { Kind = "Pod", State = state, At = DateTimeOffset.UnixEpoch });

        Assert.Equal(partial, builder.Build(Scope, DateTimeOffset.UnixEpoch).Partial);
    }

    [Fact]
    public void Build_NothingWasAsked_IsPartial() => Assert.True(new ContextBuilder().Build(Scope, DateTimeOffset.UnixEpoch).Partial);

    [Fact]
    public void Build_WhatComesLater_ChangesNothing()
    {
        var builder = new ContextBuilder();
        var context = builder.Build(Scope, DateTimeOffset.UnixEpoch);
        builder.SetFeature("late");

        Assert.Null(context.Feature<string>());
    }

    [Fact]
    public void SetFeature_OfOneTypeTwice_Throws()
    {
        var builder = new ContextBuilder();
        builder.SetFeature("first");

        Assert.Throws<InvalidOperationException>(() => builder.SetFeature("second"));
    }
}
