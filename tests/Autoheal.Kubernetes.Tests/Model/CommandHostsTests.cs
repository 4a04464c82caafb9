using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Tests.Model;

public class CommandHostsTests
{
    [Theory]
    [InlineData("sh -c until nc -z -w 2 orders-db 5432; do sleep 1; done", "orders-db:5432")]
    [InlineData("nc -zv redis.shop.svc.cluster.local 6379", "redis.shop.svc.cluster.local:6379")]
    [InlineData("until nslookup kafka-broker.bank.svc.cluster.local; do echo waiting; done", "kafka-broker.bank.svc.cluster.local")]
    [InlineData("until pg_isready -U app -h ledger-db -p 5432; do sleep 1; done", "ledger-db:5432")]
    [InlineData("curl -fsS http://auth:8080/healthz", "auth:8080")]
    [InlineData("./wait-for-it.sh mq:5672 --timeout=60", "mq:5672")]
    [InlineData("timeout 1 bash -c 'cat < /dev/null > /dev/tcp/db/3306'", "db:3306")]
    public void Find_WhatACommandWaitsFor_IsNamed(string command, string address) => Assert.Equal(address, Assert.Single(CommandHosts.Find(command)).ToString());

    [Theory]
    [InlineData("flyway migrate")]
    [InlineData("nc -z localhost 8080")]
    [InlineData("sh -c chown -R 1000:1000 /data")]
    [InlineData("nc -z $DB_HOST $DB_PORT")]
    [InlineData("login --password hunter2")]
    public void Find_NothingIsAsked_NothingIsKept(string command) => Assert.Empty(CommandHosts.Find(command));

    /// <summary>Whoever may write a workload may write its command: it must not end the reading of the cluster.</summary>
    [Theory]
    [InlineData("nc -nc ")]
    [InlineData("nc -w 1 -w 1 ")]
    [InlineData("psql mysql -h - ")]
    [InlineData("-nc ")]
    [InlineData("-host ")]
    [InlineData("http://http://")]
    public void Find_CommandMadeToTakeLong_EndsWithWhatThereIs(string piece)
    {
        var command = string.Concat(Enumerable.Repeat(piece, 16_000 / piece.Length));

        Assert.True(CommandHosts.Find(command).Count <= 4);
    }
}
