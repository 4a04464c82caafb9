using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>Tells databases, caches and brokers from other services: by the port, the scheme, the setting, the image behind.</summary>
internal static class BackendKinds
{
    private static readonly (string Word, BackendKind Kind)[] s_words =
    [
        ("redis", BackendKind.Cache), ("memcache", BackendKind.Cache), ("valkey", BackendKind.Cache), ("cache", BackendKind.Cache),
        ("kafka", BackendKind.Broker), ("rabbit", BackendKind.Broker), ("amqp", BackendKind.Broker), ("nats", BackendKind.Broker), ("broker", BackendKind.Broker),
        ("pulsar", BackendKind.Broker), ("queue", BackendKind.Broker),
        ("postgres", BackendKind.Database), ("mysql", BackendKind.Database), ("maria", BackendKind.Database), ("mongo", BackendKind.Database),
        ("sqlserver", BackendKind.Database), ("database", BackendKind.Database), ("cassandra", BackendKind.Database), ("oracle", BackendKind.Database),
        ("cockroach", BackendKind.Database), ("jdbc", BackendKind.Database), ("db", BackendKind.Database),
    ];

    /// <summary>What a call leads to.</summary>
    public static BackendKind Of(ClusterModel model, DeclaredCall call) =>
        ByPort(call.Address.Port) is var byPort and not BackendKind.Unknown ? byPort
        : ByWord(call.Address.Scheme) is var byScheme and not BackendKind.Unknown ? byScheme
        : call.Target is { } service && Of(model, service) is var byService and not BackendKind.Unknown ? byService
        : ByWord(call.Setting) is var bySetting and not BackendKind.Unknown ? bySetting
        : ByWord(call.Address.Host);

    /// <summary>What stands behind a Service.</summary>
    public static BackendKind Of(ClusterModel model, Service service)
    {
        foreach (var port in service.Ports)
        {
            if (ByPort(port.Port) is var kind and not BackendKind.Unknown)
            {
                return kind;
            }
        }

        foreach (var pod in model.PodsSelectedBy(service))
        {
            foreach (var container in pod.Template.Containers)
            {
                if (ByWord(container.Image) is var kind and not BackendKind.Unknown)
                {
                    return kind;
                }
            }

            break;
        }

        return ByWord(service.Name);
    }

    /// <summary>The Service that a sighting without a host must mean: the only one of its kind that the caller is told of.</summary>
    public static HostMeaning Guess(ClusterModel model, ClusterObject caller, LogSighting sighting)
    {
        var wanted = WantedBy(sighting);
        return wanted != BackendKind.Unknown ? Guess(model, caller, wanted)
            : sighting.Cause.Value is "log.auth.failed" or "log.connections.too-many" ? Guess(model, caller, (BackendKind?)null)
            : HostMeaning.Elsewhere;
    }

    /// <summary>The only Service of a kind, or of any of the kinds, that a caller is told of; nothing when there are several.</summary>
    public static HostMeaning Guess(ClusterModel model, ClusterObject caller, BackendKind? wanted)
    {
        HostMeaning? found = null;
        foreach (var call in model.Dependencies.CallsOf(caller))
        {
            if (call.Target is { } target && Of(model, call) is var kind && (wanted is null ? kind != BackendKind.Unknown : kind == wanted))
            {
                if (found is { } other && other.Service != target)
                {
                    return HostMeaning.Elsewhere;
                }

                found = call.Meaning;
            }
        }

        return found ?? HostMeaning.Elsewhere;
    }

    /// <summary>The kind that a text speaks of by one of its words.</summary>
    public static BackendKind ByWord(string text)
    {
        foreach (var (word, kind) in s_words)
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (word.Length > 2 || IsWhole(text, at, word.Length)))
            {
                return kind;
            }
        }

        return BackendKind.Unknown;
    }

    // "db" stands in "orders-db" and in "feedback".
    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !char.IsAsciiLetter(text[at - 1])) && (at + length == text.Length || !char.IsAsciiLetter(text[at + length]));

    private static BackendKind WantedBy(LogSighting sighting)
    {
        foreach (var name in sighting.Dependencies)
        {
            if (name.Kind == LogDependencyKind.Component && ByWord(name.Name) is var kind and not BackendKind.Unknown)
            {
                return kind;
            }
        }

        return sighting.Cause.Value switch
        {
            "log.cache.memory" => BackendKind.Cache,
            "log.broker.memory" or "log.queue.poison-record" => BackendKind.Broker,
            var cause when cause.StartsWith("log.database.", StringComparison.Ordinal) => BackendKind.Database,
            "log.pool.exhausted" => BackendKind.Database,
            _ => BackendKind.Unknown,
        };
    }

    private static BackendKind ByPort(int port) => port switch
    {
        5432 or 3306 or 27017 or 1433 or 1521 or 9042 or 26257 => BackendKind.Database,
        6379 or 11211 => BackendKind.Cache,
        5672 or 5671 or 9092 or 4222 or 6650 => BackendKind.Broker,
        _ => BackendKind.Unknown,
    };
}
