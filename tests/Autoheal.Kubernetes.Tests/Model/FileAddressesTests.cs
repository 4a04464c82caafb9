using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Tests.Model;

public class FileAddressesTests
{
    [Fact]
    public void Find_LinesOfSeveralFormats_OnlyAddressesAreKept() => Assert.Equal(
        ["f: uri=mongodb://db:27017", "f: redis.host=cache", "f: brokers=kafka:9092", "f: API_URL=http://api:8080"],
        FileAddresses.Find("f", """
            mongo:
              uri: mongodb://app:hunter2@db:27017/orders
            redis.host=cache
            "brokers": "kafka:9092",
            export API_URL='http://api:8080/v1'
            password=tcp://canary:80
            level: debug
            # host: canary
            """).Select(found => $"{found.Setting}={found.Address}"));

    /// <summary>Whoever may write a ConfigMap may write anything into it: it must not end the reading of the cluster.</summary>
    [Theory]
    [InlineData("a: ")]
    [InlineData("\t \t ")]
    [InlineData("export a = b")]
    [InlineData("a.a.a.a.a\n")]
    public void Find_FileMadeToTakeLong_EndsWithWhatThereIs(string piece) =>
        Assert.Empty(FileAddresses.Find("f", string.Concat(Enumerable.Repeat(piece, 16_000 / piece.Length))));
}
