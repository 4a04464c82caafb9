using Bogus;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>What healthy applications write and what is measured of them: level, or a little up and down, with some words that only sound bad.</summary>
internal static class HealthySignals
{
    private static readonly string[] s_lines =
    [
        "INFO listening on :8080", "INFO connected to database", "INFO GET /orders 200 in 0.01 s", "DEBUG cache miss for key user:17", "INFO 0 errors, 0 timeouts",
        "WARN retrying in 1s (attempt 1 of 5)", "INFO reconnected after connection reset by peer", "INFO certificate is valid until 2026-05-01", "INFO migration took 20 s",
        "INFO login failed for unknown user 'guest'", "INFO GET /favicon.ico 404 in 0.001 s", "INFO shutting down the old worker, exit code 0",
    ];

    public static string Manifests(Randomizer random, int number, string kind) => (random.Bool() ? Log(random, number, kind) : "") + (random.Bool() ? Metrics(random, number, kind) : "");

    private static string Log(Randomizer random, int number, string kind) => $$$"""

        ---
        kind: Log
        of: {{{kind}}}/$app{{{number}}}
        text: |
          {{{string.Join("\n  ", Enumerable.Range(0, 8).Select(_ => random.ArrayElement(s_lines)))}}}
        """;

    private static string Metrics(Randomizer random, int number, string kind)
    {
        var memory = random.Int(80, 300) * 1_000_000L;
        var (from, to) = (random.Int(1, 40), random.Int(1, 40));
        return $$$"""

            ---
            {kind: Metric, of: {{{kind}}}/$app{{{number}}}, series: container_memory_working_set_bytes, points: [{{{memory}}}, {{{memory + 3_000_000}}}, {{{memory - 2_000_000}}}, {{{memory}}}] }
            ---
            {kind: Metric, of: {{{kind}}}/$app{{{number}}}, series: container_cpu_usage_seconds_total, points: [0, {{{random.Int(10, 120)}}}] }
            ---
            {kind: Metric, of: {{{kind}}}/$app{{{number}}}, series: container_cpu_cfs_throttled_periods_total, points: [0, {{{random.Int(0, 1500)}}}] }
            ---
            {kind: Metric, of: {{{kind}}}/$app{{{number}}}, series: container_cpu_cfs_periods_total, points: [0, 36000] }
            ---
            {kind: Metric, of: {{{kind}}}/$app{{{number}}}, query: 'sum(rate(http_requests_total{code=~"5.."}[1m])) by (pod)', steps: [0.001, 0.0011, 0.0009, 0.001] }
            ---
            {kind: Metric, of: {{{kind}}}/$app{{{number}}}, query: 'histogram_quantile(0.95, sum(rate(http_request_duration_seconds_bucket[5m])) by (le, pod))', steps: [0.1, 0.11, 0.1] }
            ---
            {kind: Metric, of: {{{kind}}}/$app{{{number}}}, series: hikaricp_connections_active, points: [{{{from}}}, {{{to}}}] }
            ---
            {kind: Metric, of: {{{kind}}}/$app{{{number}}}, series: hikaricp_connections_max, points: [50] }
            ---
            {kind: Metric, labels: {consumergroup: $app{{{number}}}, topic: orders, partition: "0"}, series: kafka_consumergroup_lag, points: [{{{from}}}, {{{to}}}, {{{from}}}] }
            ---
            {kind: Metric, labels: {persistentvolumeclaim: $app{{{number}}}-files}, series: kubelet_volume_stats_used_bytes, points: [4000000000, 4010000000] }
            ---
            {kind: Metric, labels: {persistentvolumeclaim: $app{{{number}}}-files}, series: kubelet_volume_stats_capacity_bytes, points: [10000000000] }
            """;
    }
}
