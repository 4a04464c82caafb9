namespace Autoheal.Reasoning.Logs;

/// <summary>The parts of a system that a line may speak of without giving a name: closed words, so that nothing of the line itself comes out.</summary>
internal static class LogComponents
{
    // The more specific before the more general.
    private static readonly (string Word, string Component)[] s_words =
    [
        ("identity provider", "identity provider"), ("keycloak", "keycloak"), ("ldap", "ldap"), ("oauth", "oauth"), ("openid", "openid"),
        ("postgresql", "postgresql"), ("postgres", "postgresql"), ("psycopg2", "postgresql"), ("npgsql", "postgresql"), ("mysql", "mysql"),
        ("mariadb", "mariadb"), ("mongodb", "mongodb"), ("mongo", "mongodb"), ("cassandra", "cassandra"), ("clickhouse", "clickhouse"),
        ("cockroachdb", "cockroachdb"), ("sqlserver", "sqlserver"), ("sqlclient", "sqlserver"), ("oracle", "oracle"), ("dynamodb", "dynamodb"),
        ("elasticsearch", "elasticsearch"), ("opensearch", "opensearch"), ("redis", "redis"), ("valkey", "valkey"), ("jedis", "redis"), ("lettuce", "redis"),
        ("memcached", "memcached"), ("kafka", "kafka"), ("rabbitmq", "rabbitmq"), ("amqp", "rabbitmq"), ("nats", "nats"), ("pulsar", "pulsar"),
        ("zookeeper", "zookeeper"), ("etcd", "etcd"), ("consul", "consul"), ("vault", "vault"), ("minio", "minio"), ("smtp", "mail server"),
        ("database", "database"), ("stored procedure", "database"), ("sql", "database"), ("jdbc", "database"), ("db", "database"),
        ("cache", "cache"), ("message broker", "broker"), ("broker", "broker"), ("queue", "queue"),
    ];

    /// <summary>The first part that a line speaks of by a whole word, or null.</summary>
    public static string? Find(ReadOnlySpan<char> line)
    {
        foreach (var (word, component) in s_words)
        {
            if (HasWord(line, word))
            {
                return component;
            }
        }

        return null;
    }

    private static bool HasWord(ReadOnlySpan<char> line, string word)
    {
        for (var rest = line; rest.IndexOf(word, StringComparison.OrdinalIgnoreCase) is var at and >= 0; rest = rest[(at + word.Length)..])
        {
            var before = line.Length - rest.Length + at;
            var after = before + word.Length;
            if ((before == 0 || !char.IsAsciiLetterOrDigit(line[before - 1])) && (after == line.Length || !char.IsAsciiLetterOrDigit(line[after])))
            {
                return true;
            }
        }

        return false;
    }
}
