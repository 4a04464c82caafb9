using Autoheal.Kubernetes.Tests.Reasoning.Network;

namespace Autoheal.Kubernetes.Tests.Reasoning.Dependencies;

public class DependencyRuleTests
{
    private const string Environment = """
        [{"name":"DATABASE_URL","value":"postgres://orders-db:5432/orders"},{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"orders-db-credentials","key":"password"}}}]
        """;

    [Fact]
    public async Task Evaluate_NobodyComplains_FindsNothing() => Assert.Equal("", await Orders().FindOneAsync("orders"));

    [Fact]
    public async Task Evaluate_LoginRefusedWhilePodsRunOn_BlamesTheWorkloadAndRestartsIt()
    {
        var finding = Assert.Single(await Orders().Log("orders", "pq: password authentication failed for user \"app\"").FindAsync());

        Assert.Equal(("db.credentials.stale", "orders", "orders uses old credentials of orders-db"), (finding.Cause.Value, finding.Object.Name, finding.Title));
        Assert.Equal("rollout-restart", Assert.Single(finding.Remedies).Action);
    }

    [Fact]
    public async Task Evaluate_LoginRefusedAtTheStart_BlamesTheSecret() => Assert.Equal(
        "db.credentials.wrong Secret/orders-db-credentials",
        await Orders(crashing: true).Log("orders", "pq: password authentication failed for user \"app\"").FindOneAsync());

    [Theory]
    [InlineData("pq: cannot execute INSERT in a read-only transaction", "db.read-only")]
    [InlineData("pq: canceling statement due to lock timeout", "db.locks")]
    [InlineData("pq: nextval: reached maximum value of sequence \"orders_id_seq\" (2147483647)", "db.sequence.exhausted")]
    [InlineData("pq: could not extend file \"base/16384/16512\": No space left on device", "db.disk-full")]
    public async Task Evaluate_DatabaseAnswersThatItCannot_BlamesTheDatabase(string line, string cause) =>
        Assert.Equal($"{cause} StatefulSet/orders-db", await Orders().Log("orders", line).FindOneAsync());

    [Fact]
    public async Task Evaluate_OwnLogOfTheDatabase_BlamesIt() => Assert.Equal(
        "db.disk-full StatefulSet/orders-db",
        await Orders().Log("orders-db", "ERROR:  could not extend file \"base/1\": No space left on device").FindOneAsync());

    [Fact]
    public async Task Evaluate_DiskOfTheProgramItselfIsFull_BlamesNoDatabase() =>
        Assert.Equal("", await new NetworkWorld().Workload("orders").Log("orders", "write /tmp/x: no space left on device").FindOneAsync());

    [Fact]
    public async Task Evaluate_TooManyConnections_BlamesTheClient() => Assert.Equal(
        "db.connections.exhausted Deployment/orders", await Orders().Log("orders", "FATAL: sorry, too many clients already").FindOneAsync());

    [Fact]
    public async Task Evaluate_SameMessageAgainAndAgain_BlamesTheConsumer() => Assert.Equal(
        "queue.poison-record Deployment/mail",
        await new NetworkWorld().Workload("mail", """[{"name":"BROKER_URL","value":"amqp://broker:5672"}]""").Workload("broker", ports: """[{"containerPort":5672}]""")
            .Service("broker", port: """{"port":5672,"targetPort":5672}""").Log("mail", "handle message orders.created@48213: unexpected end of JSON input: requeued").FindOneAsync());

    [Fact]
    public async Task Evaluate_CacheAboveItsMemory_BlamesTheCache() => Assert.Equal(
        "cache.memory Deployment/cache",
        await new NetworkWorld().Workload("cart", """[{"name":"REDIS_ADDR","value":"cache:6379"}]""").Workload("cache", ports: """[{"containerPort":6379}]""", image: "redis:7")
            .Service("cache", port: """{"port":6379,"targetPort":6379}""").Log("cart", "OOM command not allowed when used memory > 'maxmemory'.").FindOneAsync());

    private static NetworkWorld Orders(bool crashing = false) => new NetworkWorld()
        .Workload("orders", Environment, crashing: crashing)
        .Workload("orders-db", kind: "StatefulSet", image: "postgres:16", ports: """[{"containerPort":5432}]""")
        .Service("orders")
        .Service("orders-db", port: """{"port":5432,"targetPort":5432}""");
}
