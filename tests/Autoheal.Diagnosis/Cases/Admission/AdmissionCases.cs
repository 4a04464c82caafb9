namespace Autoheal.Diagnosis.Cases.Admission;

internal sealed class AdmissionCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a release runs as an account that is not there", "k8s.serviceaccount.missing", Refused(
            "template: {serviceAccountName: $account, containers: [{name: app, image: $image}]}",
            "pods \\\"x-\\\" is forbidden: error looking up service account $ns/$account: serviceaccount \\\"$account\\\" not found"))
            .Blaming("Deployment/$app").Saying("ServiceAccount $account"),
        RuleCase.Fault("a Job's account is not there", "k8s.serviceaccount.missing", """
            kind: Job
            name: $app
            pods: 0
            spec: {parallelism: 1, template: {serviceAccountName: $account}}
            ---
            kind: Event
            about: Job/$app
            reason: FailedCreate
            message: 'Error creating: pods "$app-" is forbidden: error looking up service account $ns/$account: serviceaccount "$account" not found'
            """).Blaming("Job/$app").Saying("ServiceAccount $account"),
        RuleCase.Fault("the namespace enforces a level that the pods do not meet", "k8s.podsecurity.violation", $$"""
            kind: Namespace
            name: $ns
            labels: {pod-security.kubernetes.io/enforce: restricted}
            ---
            {{Refused("", "pods \\\"x-1\\\" is forbidden: violates PodSecurity \\\"restricted:latest\\\": allowPrivilegeEscalation != false (container \\\"app\\\" must set securityContext.allowPrivilegeEscalation=false), runAsNonRoot != true")}}
            """).Blaming("Deployment/$app").Saying("PodSecurity restricted", "runAsNonRoot"),
        RuleCase.Fault("a webhook has nobody behind it", "k8s.webhook.unavailable", $$"""
            {{Webhook}}
            ---
            {{Refused("", "Internal error occurred: failed calling webhook \\\"pods.$hook.example.com\\\": failed to call webhook: Post \\\"https://$hook.$ns.svc:443/validate?timeout=10s\\\": no endpoints available for service \\\"$hook\\\"")}}
            """).Blaming("ValidatingWebhookConfiguration/$hook").Saying("pods.$hook.example.com", "failed calling webhook|nothing that answers"),
        RuleCase.Fault("a webhook says no", "k8s.webhook.denied", $$"""
            {{Webhook}}
            ---
            {{Refused("", "admission webhook \\\"pods.$hook.example.com\\\" denied the request: image is not signed")}}
            """).Blaming("ValidatingWebhookConfiguration/$hook").Saying("denied"),
        RuleCase.Fault("a webhook's certificate is not trusted", "k8s.webhook.ca", $$"""
            {{Webhook}}
            ---
            {{Refused("", "Internal error occurred: failed calling webhook \\\"pods.$hook.example.com\\\": failed to call webhook: Post \\\"https://$hook.$ns.svc:443/validate?timeout=10s\\\": tls: failed to verify certificate: x509: certificate signed by unknown authority")}}
            """).Saying("x509"),
        RuleCase.Fault("a webhook is too slow", "k8s.webhook.timeout", $$"""
            {{Webhook}}
            ---
            {{Refused("", "Internal error occurred: failed calling webhook \\\"pods.$hook.example.com\\\": failed to call webhook: Post \\\"https://$hook.$ns.svc:443/validate?timeout=7s\\\": context deadline exceeded")}}
            """).Saying("7 s"),
        RuleCase.Fault("a recording of a DaemonSet with its Event", "k8s.webhook.unavailable", """
            kind: DaemonSet
            name: $app
            status: {desiredNumberScheduled: 3, currentNumberScheduled: 0, numberReady: 0}
            ---
            kind: Event
            about: DaemonSet/$app
            reason: FailedCreate
            message: 'Error creating: Internal error occurred: failed calling webhook "a.example.com": failed to call webhook: Post "https://a.b.svc:443/?timeout=10s": dial tcp 10.96.3.4:443: connect: connection refused'
            """).Partial().Blaming("DaemonSet/$app").Saying("webhook"),
        RuleCase.Fault("a mutating webhook cuts the memory", "k8s.webhook.mutation", """
            kind: MutatingWebhookConfiguration
            name: $hook
            webhooks: [{name: a.$hook.example.com, rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}], clientConfig: {url: "https://hook.example/"}}]
            ---
            kind: Deployment
            name: $app
            pods: 2
            spec: {replicas: 2, template: {containers: [{name: app, image: $image, resources: {limits: {memory: 256Mi}}}]}}
            pod:
              spec: {containers: [{name: app, image: $image, resources: {limits: {memory: 32Mi}}}]}
              status: {waiting: {reason: CrashLoopBackOff}, last: {exitCode: 137, reason: OOMKilled}, restarts: 4}
            """).Blaming("MutatingWebhookConfiguration/$hook").Saying("32Mi", "256Mi"),
        RuleCase.Fault("the server refuses for a reason that nobody knows", "k8s.admission.refused", Refused("", "pods \\\"x-1\\\" is forbidden: the moon is full"))
            with { Cause = null, LooksLike = ["k8s.webhook.denied"] },
        RuleCase.Healthy("a webhook without endpoints that is not asked about pods", """
            kind: ValidatingWebhookConfiguration
            name: $hook
            webhooks: [{name: a.$hook.example.com, rules: [{apiGroups: [apps], apiVersions: [v1], operations: [DELETE], resources: [deployments]}], clientConfig: {service: {namespace: $ns, name: $hook}}}]
            ---
            kind: Deployment
            name: $app
            pods: 2
            """),
    ];

    private const string Webhook = """
        kind: ValidatingWebhookConfiguration
        name: $hook
        webhooks: [{name: pods.$hook.example.com, timeoutSeconds: 7, rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}], clientConfig: {service: {namespace: $ns, name: $hook}}}]
        """;

    private static string Refused(string template, string message) => $$"""
        kind: Deployment
        name: $app
        spec: {replicas: 2}
        revisions:
        - {created: @9d, pods: 2}
        - created: @8m
          replicas: 1
          pods: 0
          {{template}}
          status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m, message: "{{message}}"}]}
        """;
}
