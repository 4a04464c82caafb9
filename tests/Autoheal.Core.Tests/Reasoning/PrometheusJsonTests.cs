using Autoheal.Context;
using Autoheal.Diagnostics;

namespace Autoheal.Core.Tests.Reasoning;

public sealed class PrometheusJsonTests
{
    private const string Result = """[{"metric":{"__name__":"up","pod":"a"},"values":[[1735689660.5,"2"],[1735689600,"1"],[1735689720,"NaN"]]}]""";

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":RESULT}}""", "")]
    [InlineData("""{"resultType":"matrix","result":RESULT}""", "")]
    [InlineData("RESULT", "")]
    [InlineData("""[{"query":"up{}","status":"success","data":{"result":RESULT}}]""", "up{}")]
    [InlineData("""{"availability":{"status":"success","data":{"result":RESULT}}}""", "availability")]
    public void Read_EveryShape_GivesTheSeries(string shape, string query)
    {
        var series = Assert.Single(PrometheusJson.Read(shape.Replace("RESULT", Result, StringComparison.Ordinal), "m.json"));

        Assert.Equal(("up", "a", "", query), (series.Name, series.Label("pod"), series.Label("node"), series.Query));
        Assert.Equal([1d, 2d], series.Samples.Select(sample => sample.Value));
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 1, 0, 500, TimeSpan.Zero), series.Samples[1].At);
    }

    [Fact]
    public void Read_InstantVectorAndEmptyResult_AreFine()
    {
        var vector = PrometheusJson.Read("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1735689600,"+Inf"]}]}}""", "m.json");

        Assert.Empty(Assert.Single(vector).Samples);
        Assert.Empty(PrometheusJson.Read("""{"status":"success","data":{"resultType":"matrix","result":[]}}""", "m.json"));
    }

    [Theory]
    [InlineData("{", "m.json cannot be read as metrics: line 1 is no JSON.")]
    [InlineData("3", "m.json cannot be read as metrics: it holds no result of a Prometheus query.")]
    [InlineData("""{"status":"error","errorType":"bad_data","error":"x"}""", "m.json cannot be read as metrics: Prometheus answered with an error (bad_data).")]
    [InlineData("""[{"metric":{},"values":[["x","1"]]}]""", "m.json cannot be read as metrics: a sample must be [seconds, \"value\"].")]
    [InlineData("""[{"metric":{},"values":[[1,"one"]]}]""", "m.json cannot be read as metrics: a sample's value must be a number in quotes.")]
    [InlineData("""[{"metric":{},"values":7}]""", "m.json cannot be read as metrics: 'values' must be a list of samples.")]
    public void Read_WrongText_IsRefused(string json, string message) =>
        Assert.Equal(message, Assert.Throws<AutohealException>(() => PrometheusJson.Read(json, "m.json")).Message);
}
