namespace Autoheal.Diagnosis.Cases.Metrics;

internal sealed class MetricCases : IRuleCases
{
    private const string Errors = "query: 'sum(rate(http_requests_total{code=~\"5..\"}[1m])) by (pod)', ";

    private const string Serving = """
        kind: Deployment
        name: $app
        created: @9d
        spec: {template: {spec: {containers: [{name: app, image: $image, resources: {limits: {cpu: 100m, memory: 256Mi}}}]}}}
        pods: 1
        pod: {created: @9d}

        """;

    private const string Claim = """
        kind: PersistentVolumeClaim
        name: $claim
        spec: {storageClassName: standard, volumeName: $volume, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
        status: {phase: Bound, capacity: {storage: 10Gi}}
        ---
        kind: StatefulSet
        name: $app
        spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}

        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("memory grows towards its limit", "k8s.container.memory-leak", Serving + Of("series: container_memory_working_set_bytes, points: [120000000, 170000000, 220000000]"))
            .Measured().Blaming("Deployment/$app").Saying("memory", "256 MiB"),
        RuleCase.NearMiss("memory warms up and levels off", "k8s.container.memory-leak", Serving + Of("series: container_memory_working_set_bytes, points: [60000000, 180000000, 190000000, 190500000, 191000000]"))
            .Measured(),
        RuleCase.Fault("a container is held back by its limit", "k8s.container.cpu-throttled", Serving
            + Of("series: container_cpu_cfs_throttled_periods_total, points: [0, 21600]")
            + Of("series: container_cpu_cfs_periods_total, points: [0, 36000]")
            + Of("series: container_cpu_usage_seconds_total, points: [0, 343]")).Measured().Blaming("Deployment/$app").Saying("throttl", "0.1 cores"),
        RuleCase.Fault("a container has more work than before, and its limit is what it uses", "k8s.container.cpu-saturated", Serving
            + Of("query: 'rate(container_cpu_cfs_throttled_periods_total[5m]) / rate(container_cpu_cfs_periods_total[5m])', steps: [0.02, 0.5]")
            + Of("query: 'rate(container_cpu_usage_seconds_total[5m])', steps: [0.04, 0.098]")).Measured().Blaming("Deployment/$app").Saying("more work than CPU"),
        RuleCase.NearMiss("a container is busy, and neither held back nor slower", "k8s.container.cpu-saturated", Serving
            + Of("series: container_cpu_usage_seconds_total, points: [0, 355]")
            + Of("series: container_cpu_cfs_throttled_periods_total, points: [0, 360]")
            + Of("series: container_cpu_cfs_periods_total, points: [0, 36000]")).LookingLike("k8s.container.cpu-throttled").Measured(),
        RuleCase.Fault("a volume is full within hours", "k8s.volume.filling", Claim
            + Metric("series: kubelet_volume_stats_used_bytes, labels: {persistentvolumeclaim: $claim}, points: [6000000000, 9400000000]")
            + Metric("series: kubelet_volume_stats_capacity_bytes, labels: {persistentvolumeclaim: $claim}, points: [10000000000]")).Measured().Blaming("PersistentVolumeClaim/$claim").Saying("94 %"),
        RuleCase.Fault("a volume has room and no inodes", "k8s.volume.filling", Claim
            + Metric("series: kubelet_volume_stats_inodes_used, labels: {persistentvolumeclaim: $claim}, points: [650000, 655000]")
            + Metric("series: kubelet_volume_stats_inodes, labels: {persistentvolumeclaim: $claim}, points: [655360]")).Measured().Blaming("PersistentVolumeClaim/$claim").Saying("inodes"),
        RuleCase.NearMiss("a volume is well filled, and has been for days", "k8s.volume.filling", Claim
            + Metric("series: kubelet_volume_stats_used_bytes, labels: {persistentvolumeclaim: $claim}, points: [8000000000, 8010000000]")
            + Metric("series: kubelet_volume_stats_capacity_bytes, labels: {persistentvolumeclaim: $claim}, points: [10000000000]")).Measured(),
        RuleCase.Fault("a pool has given all its connections away, and callers wait", "db.connections.exhausted", Serving
            + Of("series: hikaricp_connections_active, points: [10, 10]")
            + Of("series: hikaricp_connections_max, points: [10]")
            + Of("series: hikaricp_connections_pending, points: [4, 25]")).Measured().Blaming("Deployment/$app").Saying("10 of 10"),
        RuleCase.NearMiss("a pool is used well, and has some left", "db.connections.exhausted", Serving
            + Of("series: hikaricp_connections_active, points: [7, 8]")
            + Of("series: hikaricp_connections_max, points: [10]")).Measured(),
        RuleCase.Fault("a consumer stands still at one record while its queue grows", "queue.consumer-stuck", Serving
            + Queue("kafka_consumergroup_lag", "points: [0, 3000]") + Queue("kafka_consumergroup_current_offset", "points: [7, 7]")).Measured().Blaming("Deployment/$app").Saying("one record"),
        RuleCase.Suspected("a consumer is slower than its queue", "queue.lag", Serving
            + Queue("kafka_consumergroup_lag", "points: [0, 3000]") + Queue("kafka_consumergroup_current_offset", "points: [0, 900]")).Measured(),
        RuleCase.NearMiss("a queue has a wave, and its consumer works it off", "queue.lag", Serving
            + Queue("kafka_consumergroup_lag", "points: [0, 2500, 40]") + Queue("kafka_consumergroup_current_offset", "points: [0, 9000]")).LookingLike("queue.consumer-stuck").Measured(),
        RuleCase.Fault("errors rose right after a rollout", "app.rollout.regression", Released("@8m") + Of(Errors + "steps: [0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.2]"))
            .Measured().Blaming("Deployment/$app").Saying("error rate"),
        RuleCase.Suspected("a service became slow, and nothing was rolled out", "app.service.degraded", Released("@5d")
            + Of("query: 'histogram_quantile(0.95, sum(rate(http_request_duration_seconds_bucket[5m])) by (le, pod))', steps: [0.1, 2.5]")).Measured(),
        RuleCase.NearMiss("errors are as rare as ever, and a rollout came", "app.rollout.regression", Released("@8m") + Of(Errors + "steps: [0.001, 0.0012, 0.0009, 0.001]")).LookingLike("app.service.degraded").Measured(),
        RuleCase.NearMiss("errors rose for a moment and are gone", "app.service.degraded", Released("@8m") + Of(Errors + "steps: [0.001, 0.001, 0.3, 0.001, 0.001, 0.001]")).LookingLike("app.rollout.regression").Measured(),
    ];

    private static string Of(string rest) => Metric("of: Deployment/$app, " + rest);

    private static string Metric(string rest) => $$"""
        ---
        {kind: Metric, {{rest}} }

        """;

    private static string Queue(string series, string rest) => Metric($"series: {series}, labels: {{consumergroup: $app, topic: orders, partition: \"0\"}}, {rest}");

    private static string Released(string created) => $$"""
        kind: Deployment
        name: $app
        created: @40d
        spec: {replicas: 1}
        revisions:
        - {created: @40d, pods: 0, template: {containers: [{name: app, image: $image}]} }
        - {created: {{created}}, pods: 1, template: {containers: [{name: app, image: "$image2"}]}, pod: {created: {{created}} } }

        """;
}
