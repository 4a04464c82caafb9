using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Model;

public class AddressTests
{
    [Theory]
    [InlineData("DATABASE_URL", "postgres://app:hunter2@orders-db.shop.svc:5432/orders?sslmode=off", "postgres://orders-db.shop.svc:5432")]
    [InlineData("SPRING_DATASOURCE_URL", "jdbc:mysql://db:3306/x", "mysql://db:3306")]
    [InlineData("CACHE", "redis:6379", "redis:6379")]
    [InlineData("KAFKA_BROKERS", "kafka-0.kafka:9092,kafka-1.kafka:9092", "kafka-0.kafka:9092")]
    [InlineData("DB_HOST", "orders-db", "orders-db")]
    [InlineData("dbHost", "orders-db", "orders-db")]
    [InlineData("db.host", "10.1.2.3", "10.1.2.3")]
    [InlineData("UPSTREAM_API", "catalog.shop.svc", "catalog.shop.svc")]
    [InlineData("DB_PORT", "5432", ":5432")]
    public void Env_ValueIsAnAddress_OnlyItIsKept(string name, string value, string address) => Assert.Equal(address, AddressOf(name, value));

    [Theory]
    [InlineData("DB_PASSWORD", "tcp://canary:80")]
    [InlineData("API_KEY", "canary.example.com")]
    [InlineData("ACCESS_TOKEN_URL", "https://canary/")]
    [InlineData("BASIC_AUTH", "canary:1234")]
    [InlineData("GHOST", "canary")]
    [InlineData("MODE", "canary")]
    [InlineData("API_HOST", "canary1234567890123456789")]
    [InlineData("API_HOST", "can ary")]
    [InlineData("API_HOST", "$(CANARY)")]
    [InlineData("DB_PORT", "99999")]
    [InlineData("CONFIG", "{\"canary\":1}")]
    public void Env_ValueIsNone_NothingIsKept(string name, string value)
    {
        var model = Model(name, value);

        Assert.Null(model.Pods[0].Template.Containers[0].Env[0].Address);
        Assert.DoesNotContain("canary", Everything.Print(model), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Env_UrlWithCredentials_LeavesNoTraceOfThem() => Assert.DoesNotContain(
        "hunter2", Everything.Print(Model("DATABASE_URL", "postgres://app:hunter2@db:5432/x?token=hunter2")), StringComparison.Ordinal);

    [Fact]
    public void ConfigMap_Addresses_AreKeptByKey()
    {
        var model = ModelText.Of((KubernetesResources.ConfigMaps, """
            {"metadata":{"name":"settings","namespace":"shop"},"data":{"DB_HOST":"orders-db","mode":"canary","app.properties":"url=http://canary"}}
            """));

        var map = Assert.Single(model.ConfigMaps);
        Assert.Equal("orders-db", map.Addresses["DB_HOST"].ToString());
        Assert.Equal(["DB_HOST", "mode", "app.properties"], map.Keys);
        Assert.DoesNotContain("canary", Everything.Print(model), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kube-system", "coredns", true)]
    [InlineData("kube-system", "other", false)]
    [InlineData("shop", "coredns", false)]
    public void ConfigMap_Corefile_IsKeptOfTheClustersOwnDnsOnly(string @namespace, string name, bool kept)
    {
        // The metadata comes after the data: the order of members means nothing.
        var map = $$$$"""{"data":{"Corefile":".:53 {\n  forward . 10.0.0.1\n}"},"metadata":{"name":"{{{{name}}}}","namespace":"{{{{@namespace}}}}"}}""";

        Assert.Equal(kept, ModelText.Of((KubernetesResources.ConfigMaps, map)).ConfigMaps[0].Corefile.Contains("forward . 10.0.0.1", StringComparison.Ordinal));
    }

    private static string AddressOf(string name, string value) => Model(name, value).Pods[0].Template.Containers[0].Env[0].Address!.ToString();

    private static Autoheal.Kubernetes.Model.ClusterModel Model(string name, string value) => ModelText.Of((KubernetesResources.Pods, $$$$"""
        {"metadata":{"name":"p","namespace":"shop"},"spec":{"containers":[{"name":"app","env":[{"value":{{{{System.Text.Json.JsonSerializer.Serialize(value)}}}},"name":"{{{{name}}}}"}]}]}}
        """));
}
