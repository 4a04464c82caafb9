namespace Autoheal.Diagnosis.Cases.Quotas;

internal sealed class OtherQuotaCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a quota of GPUs is used up", "k8s.quota.objects", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {requests.nvidia.com/gpu: "4"}}
            status: {hard: {requests.nvidia.com/gpu: "4"}, used: {requests.nvidia.com/gpu: "4"}}
            ---
            kind: StatefulSet
            name: $app
            spec: {replicas: 3, template: {containers: [{name: app, resources: {limits: {nvidia.com/gpu: "1"}}}]}}
            pods: 2
            ---
            kind: Event
            about: StatefulSet/$app
            reason: FailedCreate
            message: 'create Pod $app-2 in StatefulSet $app failed error: pods "$app-2" is forbidden: exceeded quota: $quota, requested: requests.nvidia.com/gpu=1, used: requests.nvidia.com/gpu=4, limited: requests.nvidia.com/gpu=4'
            """).Blaming("ResourceQuota/$quota").Saying("$quota", "nvidia.com/gpu 4 of 4"),
        RuleCase.Fault("a Service could not be made, and others ask for it", "k8s.quota.services", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {services: "3"}}
            status: {hard: {services: "3"}, used: {services: "3"}}
            ---
            kind: Deployment
            name: $callee
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee:80"}]}]}}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              dial tcp: lookup $callee on 10.96.0.10:53: no such host
              dial tcp: lookup $callee on 10.96.0.10:53: no such host
              dial tcp: lookup $callee on 10.96.0.10:53: no such host
            """).Blaming("ResourceQuota/$quota").Saying("$quota", "services 3 of 3"),
        RuleCase.NearMiss("a Service is missing, and the quota has room for it", "k8s.quota.services", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {services: "10"}}
            status: {hard: {services: "10"}, used: {services: "3"}}
            ---
            kind: Deployment
            name: $callee
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee:80"}]}]}}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              dial tcp: lookup $callee on 10.96.0.10:53: no such host
              dial tcp: lookup $callee on 10.96.0.10:53: no such host
              dial tcp: lookup $callee on 10.96.0.10:53: no such host
            """).Being("k8s.service.missing"),
        RuleCase.Fault("a LimitRange allows less scratch space than a container may have", "k8s.limit-range.other", Refused(
            "template: {containers: [{name: app, image: $image, resources: {limits: {ephemeral-storage: 4Gi}}}]}",
            "pods \\\"x-1\\\" is forbidden: maximum ephemeral-storage usage per Container is 1Gi, but limit is 4Gi") + """

            ---
            kind: LimitRange
            name: $range
            spec: {limits: [{type: Container, max: {ephemeral-storage: 1Gi}}]}
            """).Blaming("LimitRange/$range").Saying("$range", "ephemeral-storage"),
        RuleCase.NearMiss("the server speaks of a bound that no LimitRange has any more", "k8s.limit-range.memory", Refused(
            "template: {containers: [{name: app, image: $image, resources: {limits: {memory: 256Mi}}}]}",
            "pods \\\"x-1\\\" is forbidden: maximum memory usage per Container is 128Mi, but limit is 256Mi")),
        RuleCase.NearMiss("a claim is missing, and the quota has room for it", "k8s.quota.storage", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {persistentvolumeclaims: "10"}}
            status: {hard: {persistentvolumeclaims: "10"}, used: {persistentvolumeclaims: "3"}}
            ---
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pod: {status: {unschedulable: '0/3 nodes are available: persistentvolumeclaim "$claim" not found.'}}
            """).Being("k8s.storage.claim-missing"),
        RuleCase.NearMiss("a quota counts limits that every container sets, and none is left", "k8s.quota.limits-missing", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {limits.cpu: "4"}}
            status: {hard: {limits.cpu: "4"}, used: {limits.cpu: "4"}}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - created: @8m
              replicas: 2
              pods: 0
              template: {containers: [{name: app, image: $image, resources: {limits: {cpu: "2"}}}]}
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m,
                message: 'pods "x-1" is forbidden: exceeded quota: $quota, requested: limits.cpu=2, used: limits.cpu=4, limited: limits.cpu=4'}]}
            """).Being("k8s.quota.cpu"),
    ];

    private static string Refused(string template, string message) => $$"""
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - created: @8m
              replicas: 2
              pods: 0
              {{template}}
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m, message: "{{message}}"}]}
            """;
}
