using System.Globalization;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Reasoning.Dependencies;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Metrics;

/// <summary>All connections of a database or of a pool are taken (taxonomy row 100): use against the maximum, by the database's exporter or the pool's.</summary>
internal sealed class ConnectionsExhaustedRule : IDiagnosticRule
{
    private const double Exhausted = 0.95;

    private static readonly (string Used, string Most)[] s_pairs =
    [
        ("pg_stat_activity_count", "pg_settings_max_connections"),
        ("pg_stat_database_numbackends", "pg_settings_max_connections"),
        ("mysql_global_status_threads_connected", "mysql_global_variables_max_connections"),
        ("redis_connected_clients", "redis_config_maxclients"),
        ("hikaricp_connections_active", "hikaricp_connections_max"),
        ("jdbc_connections_active", "jdbc_connections_max"),
        ("db_client_connections_usage", "db_client_connections_max"),
        ("pgbouncer_pools_server_active_connections", "pgbouncer_databases_pool_size"),
    ];

    private static readonly string[] s_waiting = ["hikaricp_connections_pending", "db_client_connections_pending_requests", "pgbouncer_pools_client_waiting_connections"];

    public string Name => "measured-connections";

    public IReadOnlyList<CauseDescription> Causes { get; } = [DependencyCauses.ConnectionsExhausted];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<MetricSet>() is not { } metrics || context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var (used, most) in s_pairs)
        {
            foreach (var group in metrics.Named(used).GroupBy(series => MetricSubjects.Of(model, series)))
            {
                if (group.Key is { } subject && Most(model, metrics, most, subject) is { } maximum)
                {
                    var inUse = group.Sum(series => Readings.Latest(series.Samples));
                    if (inUse >= maximum * Exhausted)
                    {
                        yield return Describe(model, metrics, subject, inUse, maximum, group.Max(series => series.Samples[^1].At));
                    }
                }
            }
        }
    }

    private static double? Most(ClusterModel model, MetricSet metrics, string name, MetricSubject subject)
    {
        foreach (var series in metrics.Named(name))
        {
            if (MetricSubjects.Of(model, series) is { } other && ReferenceEquals(other.Blamed, subject.Blamed) && series.Samples[^1].Value > 0)
            {
                return series.Samples[^1].Value;
            }
        }

        return null;
    }

    private static Finding Describe(ClusterModel model, MetricSet metrics, MetricSubject subject, double inUse, double maximum, DateTimeOffset at)
    {
        var checks = new CheckList(model);
        var item = subject.Blamed;
        var share = string.Create(CultureInfo.InvariantCulture, $"{inUse:0} of {maximum:0}");
        checks.Supports(0.75, $"{share} connections are in use", checks.Measured(item, "connections.used", share, at));
        if (Waiting(model, metrics, subject) is { } waiting and > 0)
        {
            var count = waiting.ToString("0", CultureInfo.InvariantCulture);
            checks.Supports(0.6, $"{count} callers wait for a connection", checks.Measured(item, "connections.waiting", count, at));
        }

        return new Finding
        {
            Cause = DependencyCauses.ConnectionsExhausted.Code,
            Object = model.Reference(item),
            Title = $"connections of {item.Name} are exhausted: {share} in use",
            Summary = $"{item} has {share} connections in use; new ones are refused or wait.",
            Checks = checks.Checks,
            Explains = subject.Explained(model),
        };
    }

    private static double? Waiting(ClusterModel model, MetricSet metrics, MetricSubject subject) => Readings.Of(metrics, s_waiting)
        .Where(series => MetricSubjects.Of(model, series) is { } other && ReferenceEquals(other.Blamed, subject.Blamed))
        .Select(series => (double?)Readings.Latest(series.Samples))
        .Max();
}
