namespace Autoheal.Diagnosis.Cases.Admission;

internal sealed class RefusalCases : IRuleCases
{
    private const string Slow = """
        kind: MutatingWebhookConfiguration
        name: $hook
        webhooks: [{name: inject.$hook.example.com, failurePolicy: Ignore, timeoutSeconds: 30, rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}], clientConfig: {url: "https://inject.example/"}}]
        ---
        kind: ValidatingWebhookConfiguration
        name: $other
        webhooks: [{name: check.$other.example.com, failurePolicy: Ignore, timeoutSeconds: 10, rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}], clientConfig: {url: "https://check.example/"}}]
        ---

        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Suspected("the server refuses for a reason of its own policy, in words that nobody knows", "k8s.admission.refused", Refused("pods \\\"x-1\\\" is forbidden: the moon is full")),
        RuleCase.NearMiss("the server refused, and all pods are there now", "k8s.admission.refused", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions: [{created: @2h, pods: 2, replicas: 2}]
            ---
            kind: Event
            about: Deployment/$app
            reason: FailedCreate
            message: 'Error creating: Internal error occurred: resource quota evaluation timed out'
            last: @40m
            """),
        RuleCase.Fault("the timeouts of webhooks that may be ignored add up", "k8s.webhook.timeout", Slow + Refused("Timeout: request did not complete within requested timeout - context deadline exceeded"))
            .Saying("40 s"),
        RuleCase.NearMiss("webhooks that are quick about pods, and a server that has no time", "k8s.webhook.timeout", Refused("Timeout: request did not complete within requested timeout - context deadline exceeded")),
        RuleCase.NearMiss("the account is there, and the server refuses for something else", "k8s.serviceaccount.missing", """
            kind: ServiceAccount
            name: $account
            ---

            """ + Refused("pods \\\"x-1\\\" is forbidden: unable to validate against any security context constraint", "template: {serviceAccountName: $account, containers: [{name: app, image: $image}]}")),
        RuleCase.NearMiss("the level is enforced, the pods meet it, and a quota is full", "k8s.podsecurity.violation", """
            kind: Namespace
            name: $ns
            labels: {pod-security.kubernetes.io/enforce: baseline}
            ---
            kind: ResourceQuota
            name: $quota
            spec: {hard: {pods: "5"}}
            status: {hard: {pods: "5"}, used: {pods: "5"}}
            ---

            """ + Refused("pods \\\"x-1\\\" is forbidden: exceeded quota: $quota, requested: pods=1, used: pods=5, limited: pods=5")).Being("k8s.quota.pods"),
        RuleCase.NearMiss("pods have limits where their template has none: a LimitRange fills them in", "k8s.webhook.mutation", """
            kind: MutatingWebhookConfiguration
            name: $hook
            webhooks: [{name: a.$hook.example.com, rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}], clientConfig: {url: "https://hook.example/"}}]
            ---
            kind: LimitRange
            name: $range
            spec: {limits: [{type: Container, default: {memory: 256Mi}}]}
            ---
            kind: Deployment
            name: $app
            created: @9d
            pods: 2
            spec: {replicas: 2, template: {containers: [{name: app, image: $image}]}}
            pod:
              spec: {containers: [{name: app, image: $image, resources: {limits: {memory: 256Mi}}}]}
              status: {waiting: {reason: CrashLoopBackOff}, last: {exitCode: 1, reason: Error}, restarts: 4}
            """),
        RuleCase.Stale("pods were refused in many ways until the reasons were gone", "k8s.webhook.unavailable", """
            kind: DaemonSet
            name: $app
            pods: 3
            ---
            kind: Event
            about: DaemonSet/$app
            reason: FailedCreate
            message: 'Error creating: Internal error occurred: failed calling webhook "a.example.com": failed to call webhook: Post "https://a.b.svc:443/?timeout=10s": no endpoints available for service "a"'
            last: @30m
            ---
            kind: Event
            about: DaemonSet/$app
            reason: FailedCreate
            message: 'Error creating: pods "$app-" is forbidden: error looking up service account $ns/$account: serviceaccount "$account" not found'
            last: @35m
            ---
            kind: Event
            about: DaemonSet/$app
            reason: FailedCreate
            message: 'Error creating: pods "$app-" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false'
            last: @45m
            ---
            kind: Event
            about: DaemonSet/$app
            reason: FailedCreate
            message: 'Error creating: Timeout: request did not complete within requested timeout - context deadline exceeded'
            last: @47m
            """).Outliving("k8s.webhook.timeout", "k8s.serviceaccount.missing", "k8s.admission.refused", "k8s.podsecurity.violation"),
        RuleCase.Stale("pods were over a quota, under a LimitRange and of a class that was not there", "k8s.quota.cpu", """
            kind: StatefulSet
            name: $app
            pods: 2
            ---
            kind: Event
            about: StatefulSet/$app
            reason: FailedCreate
            message: 'pods "$app-1" is forbidden: exceeded quota: $quota, requested: requests.cpu=1, used: requests.cpu=2, limited: requests.cpu=2'
            last: @50m
            ---
            kind: Event
            about: StatefulSet/$app
            reason: FailedCreate
            message: 'pods "$app-1" is forbidden: failed quota: $quota: must specify limits.cpu for: app'
            last: @51m
            ---
            kind: Event
            about: StatefulSet/$app
            reason: FailedCreate
            message: 'pods "$app-1" is forbidden: maximum memory usage per Container is 128Mi, but limit is 256Mi'
            last: @52m
            ---
            kind: Event
            about: StatefulSet/$app
            reason: FailedCreate
            message: 'pods "$app-1" is forbidden: no PriorityClass with name $class was found'
            last: @53m
            """).Outliving("k8s.quota.limits-missing", "k8s.limit-range.memory", "k8s.priorityclass.missing"),
    ];

    private static string Refused(string message, string template = "template: {containers: [{name: app, image: $image}]}") => $$"""
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
