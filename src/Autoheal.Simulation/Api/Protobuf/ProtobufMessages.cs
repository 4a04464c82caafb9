namespace Autoheal.Simulation.Api.Protobuf;

/// <summary>The message types that kubectl's typed commands send, with the field numbers of the Kubernetes API.</summary>
internal static class ProtobufMessages
{
    private static readonly ProtobufMessage s_metadata = new ProtobufMessage()
        .Text(1, "name").Text(2, "generateName").Text(3, "namespace").Text(4, "selfLink").Text(5, "uid").Text(6, "resourceVersion").Number(7, "generation")
        .Add(8, new("creationTimestamp", ProtobufType.Time))
        .Add(11, new("labels", ProtobufType.TextMap)).Add(12, new("annotations", ProtobufType.TextMap))
        .Objects(13, "ownerReferences", new ProtobufMessage()
            .Text(1, "kind").Text(3, "name").Text(4, "uid").Text(5, "apiVersion").Flag(6, "controller", optional: true).Flag(7, "blockOwnerDeletion", optional: true))
        .Texts(14, "finalizers");

    private static readonly ProtobufMessage s_nothing = new();

    private static readonly ProtobufMessage s_conditions = new ProtobufMessage()
        .Text(1, "type").Text(2, "status").Number(3, "observedGeneration").Text(5, "reason").Text(6, "message");

    private static readonly ProtobufMessage s_deleteOptions = new ProtobufMessage()
        .Number(1, "gracePeriodSeconds", optional: true)
        .Object(2, "preconditions", new ProtobufMessage().Text(1, "uid").Text(2, "resourceVersion"))
        .Flag(3, "orphanDependents", optional: true).Text(4, "propagationPolicy").Texts(5, "dryRun");

    private static readonly ProtobufMessage s_selector = new ProtobufMessage()
        .Add(1, new("matchLabels", ProtobufType.TextMap))
        .Objects(2, "matchExpressions", new ProtobufMessage().Text(1, "key").Text(2, "operator").Texts(3, "values"));

    private static readonly Dictionary<(string ApiVersion, string Kind), ProtobufMessage> s_messages = new()
    {
        [("v1", "Namespace")] = WithMetadata().Object(2, "spec", new ProtobufMessage().Texts(1, "finalizers")).Object(3, "status", new ProtobufMessage().Text(1, "phase")),
        [("v1", "ServiceAccount")] = WithMetadata(),
        [("v1", "ConfigMap")] = WithMetadata()
            .Add(2, new("data", ProtobufType.TextMap)).Add(3, new("binaryData", ProtobufType.BytesMap)).Flag(4, "immutable", optional: true),
        [("v1", "Secret")] = WithMetadata()
            .Add(2, new("data", ProtobufType.BytesMap)).Text(3, "type").Add(4, new("stringData", ProtobufType.TextMap)).Flag(5, "immutable", optional: true),
        [("v1", "Service")] = WithMetadata().Object(2, "spec", ServiceSpec()).Object(3, "status", new ProtobufMessage().Object(1, "loadBalancer", s_nothing)),
        [("v1", "DeleteOptions")] = s_deleteOptions,
        [("policy/v1", "Eviction")] = WithMetadata().Object(2, "deleteOptions", s_deleteOptions),
        [("policy/v1", "PodDisruptionBudget")] = WithMetadata()
            .Object(2, "spec", new ProtobufMessage()
                .Add(1, new("minAvailable", ProtobufType.IntOrString)).Object(2, "selector", s_selector).Add(3, new("maxUnavailable", ProtobufType.IntOrString)))
            .Object(3, "status", new ProtobufMessage()
                .Number(1, "observedGeneration").Objects(7, "conditions", s_conditions).Number(3, "disruptionsAllowed").Number(4, "currentHealthy").Number(5, "desiredHealthy").Number(6, "expectedPods")),
        [("autoscaling/v1", "HorizontalPodAutoscaler")] = WithMetadata().Object(2, "spec", AutoscalerSpec()).Object(3, "status", AutoscalerStatus()),
        [("apps/v1", "Deployment")] = WithMetadata().Object(2, "spec", DeploymentSpec()).Object(3, "status", DeploymentStatus()),
        [("v1", "ResourceQuota")] = WithMetadata()
            .Object(2, "spec", new ProtobufMessage().Quantities(1, "hard").Texts(2, "scopes"))
            .Object(3, "status", new ProtobufMessage().Quantities(1, "hard").Quantities(2, "used")),
        [("batch/v1", "Job")] = WithMetadata().Object(2, "spec", JobSpec())
            .Object(3, "status", new ProtobufMessage().Number(4, "active").Number(5, "succeeded").Number(6, "failed").Text(7, "completedIndexes")),
        [("batch/v1", "CronJob")] = WithMetadata().Object(2, "spec", CronJobSpec()).Object(3, "status", s_nothing),
        [("networking.k8s.io/v1", "Ingress")] = WithMetadata()
            .Object(2, "spec", IngressSpec()).Object(3, "status", new ProtobufMessage().Object(1, "loadBalancer", s_nothing)),
        [("rbac.authorization.k8s.io/v1", "Role")] = WithMetadata().Objects(2, "rules", PolicyRule()),
        [("rbac.authorization.k8s.io/v1", "ClusterRole")] = WithMetadata()
            .Objects(2, "rules", PolicyRule()).Object(3, "aggregationRule", new ProtobufMessage().Objects(1, "clusterRoleSelectors", s_selector)),
        [("rbac.authorization.k8s.io/v1", "RoleBinding")] = RoleBinding(),
        [("rbac.authorization.k8s.io/v1", "ClusterRoleBinding")] = RoleBinding(),
        [("scheduling.k8s.io/v1", "PriorityClass")] = WithMetadata()
            .Number(2, "value").Flag(3, "globalDefault").Text(4, "description").Text(5, "preemptionPolicy"),
        [("authentication.k8s.io/v1", "TokenRequest")] = WithMetadata()
            .Object(2, "spec", new ProtobufMessage().Texts(1, "audiences").Number(4, "expirationSeconds", optional: true))
            .Object(3, "status", new ProtobufMessage().Text(1, "token").Add(2, new("expirationTimestamp", ProtobufType.Time))),
        [("authentication.k8s.io/v1", "SelfSubjectReview")] = WithMetadata().Object(2, "status", new ProtobufMessage().Object(1, "userInfo", UserInfo())),
        [("authorization.k8s.io/v1", "SelfSubjectAccessReview")] = WithMetadata().Object(2, "spec", AccessReviewSpec()).Object(3, "status", AccessReviewStatus()),
        [("authorization.k8s.io/v1", "SelfSubjectRulesReview")] = WithMetadata()
            .Object(2, "spec", new ProtobufMessage().Text(1, "namespace")).Object(3, "status", new ProtobufMessage().Flag(3, "incomplete").Text(4, "evaluationError")),
    };

    public static ProtobufMessage? Find(string apiVersion, string kind) => s_messages.GetValueOrDefault((apiVersion, kind));

    private static ProtobufMessage WithMetadata() => new ProtobufMessage().Object(1, "metadata", s_metadata);

    private static ProtobufMessage AutoscalerSpec() => new ProtobufMessage()
        .Object(1, "scaleTargetRef", new ProtobufMessage().Text(1, "kind").Text(2, "name").Text(3, "apiVersion"))
        .Number(2, "minReplicas", optional: true).Number(3, "maxReplicas").Number(4, "targetCPUUtilizationPercentage", optional: true);

    private static ProtobufMessage AutoscalerStatus() => new ProtobufMessage().Number(3, "currentReplicas").Number(4, "desiredReplicas");

    private static ProtobufMessage DeploymentSpec() => new ProtobufMessage()
        .Number(1, "replicas", optional: true).Object(2, "selector", s_selector)
        .Object(3, "template", new ProtobufMessage().Object(1, "metadata", s_metadata).Object(2, "spec", PodMessages.Spec))
        .Object(4, "strategy", new ProtobufMessage().Text(1, "type")).Number(5, "minReadySeconds").Number(6, "revisionHistoryLimit", optional: true)
        .Flag(7, "paused").Number(9, "progressDeadlineSeconds", optional: true);

    private static ProtobufMessage DeploymentStatus() => new ProtobufMessage()
        .Number(1, "observedGeneration").Number(2, "replicas").Number(3, "updatedReplicas").Number(4, "availableReplicas").Number(5, "unavailableReplicas")
        .Number(7, "readyReplicas");

    private static ProtobufMessage ServiceSpec() => new ProtobufMessage()
        .Objects(1, "ports", new ProtobufMessage()
            .Text(1, "name").Text(2, "protocol").Number(3, "port").Add(4, new("targetPort", ProtobufType.IntOrString)).Number(5, "nodePort"))
        .Add(2, new("selector", ProtobufType.TextMap)).Text(3, "clusterIP").Text(4, "type").Texts(5, "externalIPs").Text(7, "sessionAffinity")
        .Text(8, "loadBalancerIP").Text(10, "externalName").Text(11, "externalTrafficPolicy").Number(12, "healthCheckNodePort")
        .Flag(13, "publishNotReadyAddresses").Texts(18, "clusterIPs");

    private static ProtobufMessage Template() => new ProtobufMessage().Object(1, "metadata", s_metadata).Object(2, "spec", PodMessages.Spec);

    private static ProtobufMessage JobSpec() => new ProtobufMessage()
        .Number(1, "parallelism", optional: true).Number(2, "completions", optional: true).Number(3, "activeDeadlineSeconds", optional: true)
        .Object(4, "selector", s_selector).Flag(5, "manualSelector", optional: true).Object(6, "template", Template())
        .Number(7, "backoffLimit", optional: true).Number(8, "ttlSecondsAfterFinished", optional: true).Text(9, "completionMode")
        .Flag(10, "suspend", optional: true).Text(14, "podReplacementPolicy");

    private static ProtobufMessage CronJobSpec() => new ProtobufMessage()
        .Text(1, "schedule").Number(2, "startingDeadlineSeconds", optional: true).Text(3, "concurrencyPolicy").Flag(4, "suspend", optional: true)
        .Object(5, "jobTemplate", new ProtobufMessage().Object(1, "metadata", s_metadata).Object(2, "spec", JobSpec()))
        .Number(6, "successfulJobsHistoryLimit", optional: true).Number(7, "failedJobsHistoryLimit", optional: true).Text(8, "timeZone");

    private static ProtobufMessage IngressSpec()
    {
        var port = new ProtobufMessage().Text(1, "name").Number(2, "number");
        var backend = new ProtobufMessage().Object(4, "service", new ProtobufMessage().Text(1, "name").Object(2, "port", port));
        var paths = new ProtobufMessage().Objects(1, "paths", new ProtobufMessage().Text(1, "path").Object(2, "backend", backend).Text(3, "pathType"));
        return new ProtobufMessage()
            .Object(1, "defaultBackend", backend)
            .Objects(2, "tls", new ProtobufMessage().Texts(1, "hosts").Text(2, "secretName"))
            .Objects(3, "rules", new ProtobufMessage().Text(1, "host").Inline(2, new ProtobufMessage().Object(1, "http", paths)))
            .Text(4, "ingressClassName");
    }

    private static ProtobufMessage PolicyRule() => new ProtobufMessage()
        .Texts(1, "verbs").Texts(2, "apiGroups").Texts(3, "resources").Texts(4, "resourceNames").Texts(5, "nonResourceURLs");

    private static ProtobufMessage RoleBinding() => WithMetadata()
        .Objects(2, "subjects", new ProtobufMessage().Text(1, "kind").Text(2, "apiGroup").Text(3, "name").Text(4, "namespace"))
        .Object(3, "roleRef", new ProtobufMessage().Text(1, "apiGroup").Text(2, "kind").Text(3, "name"));

    private static ProtobufMessage UserInfo() => new ProtobufMessage().Text(1, "username").Text(2, "uid").Texts(3, "groups");

    private static ProtobufMessage AccessReviewSpec() => new ProtobufMessage()
        .Object(1, "resourceAttributes", new ProtobufMessage()
            .Text(1, "namespace").Text(2, "verb").Text(3, "group").Text(4, "version").Text(5, "resource").Text(6, "subresource").Text(7, "name"))
        .Object(2, "nonResourceAttributes", new ProtobufMessage().Text(1, "path").Text(2, "verb"));

    private static ProtobufMessage AccessReviewStatus() => new ProtobufMessage().Flag(1, "allowed").Text(2, "reason").Text(3, "evaluationError").Flag(4, "denied");
}
