using Bogus;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>Short manifests of what stands around applications: the cluster's own workloads, what admits and routes, accounts and rights, custom resources.</summary>
internal static class HealthyPlatform
{
    public static string Manifests(Randomizer random) => string.Concat(
        new[] { System, Admission, Routing, Rights, Custom, Leftovers }.Where(_ => random.Bool()));

    private const string System = """
        ---
        kind: ConfigMap
        name: coredns
        namespace: kube-system
        created: @200d
        data: {Corefile: ".:53 {\n    errors\n    health\n    ready\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n       pods insecure\n       fallthrough in-addr.arpa ip6.arpa\n    }\n    prometheus :9153\n    forward . /etc/resolv.conf\n    cache 30\n    loop\n    reload\n    loadbalance\n}\n"}
        ---
        kind: Deployment
        name: coredns
        namespace: kube-system
        created: @200d
        labels: {k8s-app: kube-dns}
        spec: {replicas: 2, template: {spec: {priorityClassName: system-cluster-critical, priority: 2000000000}}}
        ---
        kind: DaemonSet
        name: kube-proxy
        namespace: kube-system
        created: @200d
        ---
        kind: Lease
        name: kube-scheduler
        namespace: kube-system
        spec: {holderIdentity: $node1, leaseDurationSeconds: 15, renewTime: @5s}
        ---
        kind: PriorityClass
        name: system-cluster-critical
        value: 2000000000

        """;

    private const string Admission = """
        ---
        kind: MutatingWebhookConfiguration
        name: $inject
        webhooks: [{name: inject.example.com, failurePolicy: Ignore, timeoutSeconds: 10, rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}], clientConfig: {url: "https://inject.example/"}}]
        ---
        kind: ValidatingWebhookConfiguration
        name: $check
        webhooks: [{name: check.example.com, failurePolicy: Fail, timeoutSeconds: 5, rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}], clientConfig: {service: {namespace: $ns, name: $check, port: 443}}}]
        ---
        kind: Deployment
        name: $check
        created: @30d
        ---
        kind: Service
        name: $check
        spec: {ports: [{port: 443, targetPort: 8443}]}
        ---
        kind: LimitRange
        name: $bounds
        spec: {limits: [{type: Container, max: {memory: 4Gi}, default: {memory: 512Mi}}]}

        """;

    private const string Routing = """
        ---
        kind: IngressClass
        name: $edge
        spec: {controller: example.com/ingress}
        ---
        kind: Ingress
        name: $site
        spec:
          ingressClassName: $edge
          rules: [{host: shop.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: $app0, port: {number: 80}}}}]}}]
        ---
        kind: HTTPRoute
        name: $route
        spec: {rules: [{backendRefs: [{name: $app0, port: 80}]}]}
        status: {parents: [{conditions: [{type: ResolvedRefs, status: "True", reason: ResolvedRefs}]}]}
        ---
        kind: Service
        name: $outside
        spec: {type: ExternalName, externalName: api.partner.example.com}
        ---
        kind: Service
        name: $byhand
        spec: {selector: {}, ports: [{port: 9200, targetPort: 9200}]}

        """;

    private const string Rights = """
        ---
        kind: ServiceAccount
        name: $account
        ---
        kind: Role
        name: $reader
        rules: [{apiGroups: [""], resources: [configmaps], verbs: [get, list]}]
        ---
        kind: RoleBinding
        name: $reader
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: $reader}
        subjects: [{kind: ServiceAccount, name: $account, namespace: $ns}]
        ---
        kind: ClusterRole
        name: $viewer
        rules: [{apiGroups: [""], resources: [nodes], verbs: [get, list]}]
        ---
        kind: ClusterRoleBinding
        name: $viewer
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: $viewer}
        subjects: [{kind: ServiceAccount, name: $account, namespace: $ns}]
        ---
        kind: Secret
        name: $credentials
        created: @60d
        type: Opaque
        data: {password: c2VjcmV0}
        ---
        kind: Deployment
        name: $controller
        created: @60d
        spec: {template: {spec: {serviceAccountName: $account, containers: [{name: app, image: $image, env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: $credentials, key: password}}}]}]}}}

        """;

    private const string Custom = """
        ---
        apiVersion: cert-manager.io/v1
        kind: Certificate
        name: $app0-tls
        namespace: $ns
        spec: {secretName: $app0-tls}
        status: {notAfter: "2026-05-01T00:00:00Z", conditions: [{type: Ready, status: "True", reason: Ready, lastTransitionTime: @20d}]}
        ---
        apiVersion: data.example.com/v1
        kind: Warehouse
        name: $store
        namespace: $ns
        generation: 3
        status: {observedGeneration: 3, phase: Running, conditions: [{type: Ready, status: "True", reason: Reconciled, lastTransitionTime: @2d}, {type: Degraded, status: "False", reason: AsExpected}]}
        ---
        kind: VolumeAttachment
        name: csi-0a1b
        spec: {attacher: disk.csi.example.com, nodeName: $node1, source: {persistentVolumeName: pv-gone}}
        status: {attached: true}

        """;

    private const string Leftovers = """
        ---
        kind: ReplicaSet
        name: $worker
        created: @40d
        pods: 1
        status: {replicas: 1, readyReplicas: 1, availableReplicas: 1}
        ---
        kind: Pod
        name: $worker-old
        owner: ReplicaSet/$worker
        labels: {app: $worker}
        created: @7d
        status: {phase: Failed, reason: Evicted, containerStatuses: [], message: "The node was low on resource: ephemeral-storage. "}
        ---
        kind: ControllerRevision
        name: $sharded-6f7c
        revision: 1
        ---
        kind: Pod
        name: $leaving
        created: @4h
        deleted: @5s

        """;
}
