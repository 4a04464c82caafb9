using System.Globalization;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Logs;

/// <summary>
/// Says what a log speaks of in Autoheal's own words. Of the log itself only numbers, known words, reduced paths and names of hosts get in.
/// </summary>
internal static class LogWords
{
    private const int LongestHost = 60;

    /// <summary>A sighting in one clause, for instance "redis does not answer in time".</summary>
    public static string Clause(ClusterModel model, ClusterObject caller, LogSighting sighting, string path)
    {
        var what = Dependency(model, caller, sighting);
        var something = what ?? "something that it calls";
        return sighting.Cause.Value switch
        {
            "log.dns.not-found" => $"the name of {something} cannot be resolved (unknown host)",
            "log.dns.failure" => what is null ? "name resolution (DNS) fails" : $"name resolution (DNS) of {what} fails",
            "log.connection.refused" => $"{something} refuses connections (connection refused)",
            "log.connection.timeout" => $"{something} does not answer in time (timeout)",
            "log.connection.unreachable" => $"there is no route to {something}",
            "log.connection.reset" => $"{something} cuts connections (reset)",
            "log.dependency.unavailable" => $"{something} is unavailable",
            "log.call.slow" => Slow(sighting, what, path),
            "log.request.failed" => $"requests{To(PathOf(sighting, path))} end with HTTP 5xx",
            "log.tls.expired" => $"the TLS certificate of {something} has expired",
            "log.tls.unknown-authority" => $"the TLS certificate of {something} is of an unknown authority (certificate verify failed)",
            "log.tls.name-mismatch" => $"the TLS certificate of {something} belongs to another name",
            "log.tls.handshake" => $"the TLS handshake with {something} fails",
            "log.auth.failed" => $"{something} refuses its credentials (authentication failed)",
            "log.auth.forbidden" => "a right that it needs is missing (forbidden)",
            "log.pool.exhausted" => $"its connection pool{(what is null ? "" : $" to {what}")} is exhausted",
            "log.connections.too-many" => $"{something} has too many connections",
            "log.database.deadlock" => $"transactions deadlock in {what ?? "the database"}",
            "log.database.lock-wait" => $"lock waits time out in {what ?? "the database"}",
            "log.database.missing" => $"a table or database is missing in {what ?? "the database"}",
            "log.database.read-only" => $"{what ?? "the database"} is read-only",
            "log.database.ids-exhausted" => $"a sequence of ids in {what ?? "the database"} is exhausted",
            "log.database.duplicate-key" => $"{what ?? "the database"} refuses duplicate keys (unique constraint)",
            "log.database.statement" => $"{what ?? "the database"} refuses a query for its syntax (SQL syntax error)",
            "log.cache.memory" => $"{what ?? "the cache"} is out of memory (maxmemory)",
            "log.broker.memory" => $"{what ?? "the broker"} blocks publishers for want of memory or disk",
            "log.queue.poison-record" => "the same message of a queue fails again and again",
            "log.disk.full" => "there is no space left on a device (disk full)",
            "log.disk.read-only" => "a file system is read-only",
            "log.files.too-many-open" => "it has too many open files",
            "log.ports.exhausted" => "it has no local port left for another connection (cannot assign requested address)",
            "log.runtime.defect" => "requests fail for a defect of its own (an exception)",
            "log.memory.exhausted" => "it is out of memory",
            _ => sighting.Title,
        };
    }

    /// <summary>
    /// What a sighting names: a Service or address that the caller declares, before a known word such as <c>redis</c>, before a host that only the log
    /// names; null when nothing.
    /// </summary>
    public static string? Dependency(ClusterModel model, ClusterObject caller, LogSighting sighting)
    {
        string? component = null, host = null;
        foreach (var name in sighting.Dependencies)
        {
            if (name.Kind == LogDependencyKind.Host && IsDeclared(model, caller, name.Name))
            {
                return name.ToString();
            }

            component ??= name.Kind == LogDependencyKind.Component ? name.Name : null;
            host ??= name.Kind == LogDependencyKind.Host && name.Name.Length <= LongestHost ? name.ToString() : null;
        }

        return component is not null && host is not null ? $"{component} ({host})" : component ?? host;
    }

    private static bool IsDeclared(ClusterModel model, ClusterObject caller, string host)
    {
        foreach (var call in model.Dependencies.CallsOf(caller))
        {
            if (call.Address.Host == host)
            {
                return true;
            }
        }

        return model.Dependencies.Resolve(caller.Namespace, host).Service is not null;
    }

    private static string Slow(LogSighting sighting, string? what, string path)
    {
        var range = Range(sighting);
        return PathOf(sighting, path) is { Length: > 0 } request
            ? $"requests to {request} take {range}{(what is null ? "" : $" (slow {what} calls)")}"
            : $"{(what is null ? "calls" : $"{what} calls")} take {range} (slow)";
    }

    private static string Range(LogSighting sighting) =>
        (sighting.Shortest, sighting.Longest) is not ({ } shortest, { } longest) ? "too long"
        : Seconds(shortest) == Seconds(longest) ? $"{Seconds(longest)} s"
        : $"{Seconds(shortest)}–{Seconds(longest)} s";

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);

    private static string To(string path) => path.Length == 0 ? "" : $" to {path}";

    private static string PathOf(LogSighting sighting, string path)
    {
        foreach (var name in sighting.Dependencies)
        {
            if (name.Kind == LogDependencyKind.Path)
            {
                return name.Name;
            }
        }

        return path;
    }
}
