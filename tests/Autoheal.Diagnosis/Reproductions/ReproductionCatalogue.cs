using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Storage;

namespace Autoheal.Diagnosis.Reproductions;

/// <summary>The injected faults of <c>sregym-problems.jsonl</c> and <c>itbench-scenarios.jsonl</c>, one line each.</summary>
internal static class ReproductionCatalogue
{
    private const string NoCall = "shows in request rates and CPU use alone: no object changes state and no log names it";

    public static IReadOnlyList<Reproduction> All { get; } =
    [
        Reproduction.By("sregym/incorrect_image", "astronomy-shop/product-catalog", "image-not-found", "k8s.image.not-found"),
        Reproduction.By("sregym/misconfig_app_hotel_res", "hotel-reservation/geo", "bad-rollout", "k8s.rollout.crash", "k8s.config.variable-missing"),
        Reproduction.By("sregym/assign_to_non_existent_node", "social-network/user-service", MissingNode, "k8s.scheduling.node-selector", "k8s.scheduling.pinned-node"),
        Reproduction.By("sregym/k8s_target_port-misconfig", "social-network/user-service", "service-target-port", "k8s.service.target-port"),
        Reproduction.By("sregym/liveness_probe_misconfiguration_astronomy_shop", "astronomy-shop/frontend", Liveness, "k8s.probe.liveness-port"),
        Reproduction.By("sregym/liveness_probe_misconfiguration_hotel_reservation", "hotel-reservation/recommendation", Liveness, "k8s.probe.liveness-port"),
        Reproduction.By("sregym/liveness_probe_misconfiguration_social_network", "social-network/user-service", Liveness, "k8s.probe.liveness-port"),
        Reproduction.By("sregym/missing_configmap_hotel_reservation", "hotel-reservation/mongodb-geo", DeleteSettings, "k8s.config.configmap-missing"),
        Reproduction.By("sregym/missing_configmap_social_network", "social-network/media-mongodb", DeleteSettings, "k8s.config.configmap-missing"),
        Reproduction.By("sregym/missing_service_astronomy_shop", "astronomy-shop/ad", "service-missing", "k8s.service.missing"),
        Reproduction.By("sregym/missing_service_hotel_reservation", "hotel-reservation/mongodb-rate", "service-missing", "k8s.service.missing"),
        Reproduction.By("sregym/missing_service_social_network", "social-network/user-service", "service-missing", "k8s.service.missing"),
        Reproduction.By("sregym/pvc_claim_mismatch", "hotel-reservation/mongodb-profile", MissingClaim, "k8s.storage.claim-missing"),
        Reproduction.By("sregym/readiness_probe_misconfiguration_astronomy_shop", "astronomy-shop/frontend", Readiness, "k8s.probe.readiness-port"),
        Reproduction.By("sregym/readiness_probe_misconfiguration_hotel_reservation", "hotel-reservation/frontend", Readiness, "k8s.probe.readiness-port"),
        Reproduction.By("sregym/readiness_probe_misconfiguration_social_network", "social-network/user-service", Readiness, "k8s.probe.readiness-port"),
        Reproduction.By("sregym/resource_request_too_large", "hotel-reservation/mongodb-rate", "insufficient-memory", "k8s.scheduling.memory"),
        Reproduction.By("sregym/resource_request_too_small", "hotel-reservation/mongodb-rate", "out-of-memory", "k8s.container.oom"),
        Reproduction.By("sregym/scale_pod_zero_social_net", "social-network/user-service", "scaled-to-zero", "k8s.replicas.zero"),
        Reproduction.By("sregym/wrong_service_selector_astronomy_shop", "astronomy-shop/frontend", Selector, "k8s.service.selector"),
        Reproduction.By("sregym/wrong_service_selector_hotel_reservation", "hotel-reservation/frontend", Selector, "k8s.service.selector"),
        Reproduction.By("sregym/wrong_service_selector_social_network", "social-network/user-service", Selector, "k8s.service.selector"),
        Reproduction.Not("itbench/1", NoCall),
        Reproduction.Not("itbench/3", NoCall),
        Reproduction.By("itbench/5", "otel-demo/ad", "flag-latent-bug", "app.flag.bug"),
        Reproduction.By("itbench/7", "otel-demo/payment", "flag-latent-bug", "app.flag.bug"),
        Reproduction.By("itbench/16", "otel-demo/shipping", "wrong-address", "k8s.config.wrong-address"),
        Reproduction.By("itbench/20", "otel-demo/product-catalog", "image-not-found", "k8s.image.not-found"),
        Reproduction.By("itbench/30", "otel-demo/ad", "service-target-port", "k8s.service.target-port"),
        Reproduction.By("itbench/33", "otel-demo/ad", MissingNode, "k8s.scheduling.node-selector", "k8s.scheduling.pinned-node"),
        Reproduction.By("itbench/45", "otel-demo/email", "init-hang", "k8s.init.hang"),
        Reproduction.By("itbench/53", "book-info/reviews-v3", MissingClaim, "k8s.storage.claim-missing"),
        Reproduction.By("itbench/58", "otel-demo/accounting", "scaled-to-zero", "k8s.replicas.zero"),
        Reproduction.By("itbench/102", "otel-demo/ad", "cpu-quota-exceeded", "k8s.quota.cpu"),
    ];

    private static void MissingNode(FaultScene scene) => scene.Release("""{"nodeSelector":{"kubernetes.io/hostname":"extra-node"}}""");

    private static void Liveness(FaultScene scene) =>
        scene.ReleaseContainer("""{"livenessProbe":{"httpGet":{"path":"/healthz","port":8079},"initialDelaySeconds":10,"periodSeconds":10,"failureThreshold":1}}""");

    private static void Readiness(FaultScene scene) =>
        scene.ReleaseContainer("""{"readinessProbe":{"httpGet":{"path":"/healthz","port":8079},"initialDelaySeconds":10,"periodSeconds":10}}""");

    private static void DeleteSettings(FaultScene scene)
    {
        scene.Delete(Kinds.ConfigMap, "$config");
        scene.Restart();
    }

    private static void MissingClaim(FaultScene scene) => scene.Release(
        """{"volumes":[{"name":"files","persistentVolumeClaim":{"claimName":"$app-pvc-broken"}}],"containers":[{"name":"$app","volumeMounts":[{"name":"files","mountPath":"/var/lib/files"}]}]}""");

    private static void Selector(FaultScene scene) =>
        scene.Patch(Kinds.Service, "$app", """{"spec":{"selector":{"current_service_name":"$app"}}}""");
}
