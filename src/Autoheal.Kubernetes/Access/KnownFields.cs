namespace Autoheal.Kubernetes.Access;

/// <summary>
/// The fields that the resources which actions change have besides metadata and status, up to Kubernetes 1.34. A policy cannot say
/// "everything else", so it names everything else. A field that a server does not know is absent before and after.
/// </summary>
internal static class KnownFields
{
    public static IEnumerable<string> Of(string group, string resource) => (group, resource) switch
    {
        ("apps", "deployments") => Spec("replicas selector template strategy minReadySeconds revisionHistoryLimit paused progressDeadlineSeconds"),
        ("apps", "statefulsets") => Spec(
            "replicas selector template volumeClaimTemplates serviceName podManagementPolicy updateStrategy revisionHistoryLimit minReadySeconds persistentVolumeClaimRetentionPolicy ordinals"),
        ("apps", "daemonsets") => Spec("selector template updateStrategy minReadySeconds revisionHistoryLimit"),
        ("", "nodes") => Spec("podCIDR podCIDRs providerID unschedulable taints configSource externalID"),
        ("", "services") => Spec(
            "ports selector clusterIP clusterIPs type externalIPs sessionAffinity sessionAffinityConfig loadBalancerIP loadBalancerSourceRanges loadBalancerClass externalName externalTrafficPolicy internalTrafficPolicy healthCheckNodePort publishNotReadyAddresses ipFamilies ipFamilyPolicy allocateLoadBalancerNodePorts trafficDistribution"),
        ("", "persistentvolumeclaims") => Spec(
            "accessModes selector resources.limits resources.requests volumeName storageClassName volumeMode dataSource dataSourceRef volumeAttributesClassName"),
        ("", "configmaps") => ["data", "binaryData", "immutable"],
        ("autoscaling", "horizontalpodautoscalers") => Spec("scaleTargetRef minReplicas maxReplicas metrics behavior"),
        ("batch", "cronjobs") => Spec(
            "schedule timeZone startingDeadlineSeconds concurrencyPolicy suspend jobTemplate successfulJobsHistoryLimit failedJobsHistoryLimit"),
        ("gateway.networking.k8s.io", "httproutes") => Spec("parentRefs hostnames rules"),
        ("networking.istio.io", "virtualservices") => Spec("hosts gateways http tls tcp exportTo"),

        // A whole that none of the actions writes into.
        _ => ["spec"],
    };

    private static IEnumerable<string> Spec(string names) => names.Split(' ').Select(name => $"spec.{name}");
}
