namespace Autoheal.Diagnosis.Cases.Quotas;

internal sealed class QuotaCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a release asks for more CPU than the quota has left", "k8s.quota.cpu", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {requests.cpu: "2"}}
            status: {hard: {requests.cpu: "2"}, used: {requests.cpu: 1500m}}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 3}
            revisions:
            - {created: @9d, pods: 3, template: {containers: [{name: app, image: $image, resources: {requests: {cpu: 500m}}}]}}
            - created: @8m
              replicas: 1
              pods: 0
              template: {containers: [{name: app, image: $image, resources: {requests: {cpu: "1"}}}]}
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m,
                message: 'pods "x-1" is forbidden: exceeded quota: $quota, requested: requests.cpu=1, used: requests.cpu=1500m, limited: requests.cpu=2'}]}
            """).Blaming("ResourceQuota/$quota").Saying("$quota", "requests.cpu 1500m of 2", "quota exceeded|exceeded quota"),
        RuleCase.Fault("a StatefulSet that cannot grow for memory", "k8s.quota.memory", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {limits.memory: 4Gi}}
            status: {hard: {limits.memory: 4Gi}, used: {limits.memory: 4Gi}}
            ---
            kind: StatefulSet
            name: $app
            spec: {replicas: 3, template: {containers: [{name: app, resources: {limits: {memory: 2Gi}}}]}}
            pods: 2
            ---
            kind: Event
            about: StatefulSet/$app
            reason: FailedCreate
            message: 'create Pod $app-2 in StatefulSet $app failed error: pods "$app-2" is forbidden: exceeded quota: $quota, requested: limits.memory=2Gi, used: limits.memory=4Gi, limited: limits.memory=4Gi'
            """).Blaming("ResourceQuota/$quota").Saying("$quota", "limits.memory 4Gi of 4Gi"),
        RuleCase.Fault("a quota of pods", "k8s.quota.pods", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {pods: "5"}}
            status: {hard: {pods: "5"}, used: {pods: "5"}}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - created: @8m
              replicas: 2
              pods: 0
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m,
                message: 'pods "x-1" is forbidden: exceeded quota: $quota, requested: pods=1, used: pods=5, limited: pods=5'}]}
            """).Blaming("ResourceQuota/$quota").Saying("$quota", "pods 5 of 5"),
        RuleCase.Fault("a recording of the Deployment and its ReplicaSet's Event", "k8s.quota.cpu", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            status: {conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m,
              message: 'pods "x-1" is forbidden: exceeded quota: $quota, requested: requests.cpu=2, used: requests.cpu=3, limited: requests.cpu=4'}]}
            """).Partial().Blaming("Deployment/$app").Saying("quota", "requests.cpu"),
        RuleCase.Fault("a quota counts limits, and a container sets none", "k8s.quota.limits-missing", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {limits.cpu: "20"}}
            status: {hard: {limits.cpu: "20"}, used: {limits.cpu: "0"}}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - created: @8m
              replicas: 2
              pods: 0
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m,
                message: 'pods "x-1" is forbidden: failed quota: $quota: must specify limits.cpu for: app'}]}
            """).Blaming("Deployment/$app").Saying("$quota", "limits.cpu"),
        RuleCase.Fault("a LimitRange allows less memory than a container may have", "k8s.limit-range.memory", """
            kind: LimitRange
            name: $range
            spec: {limits: [{type: Container, max: {memory: 128Mi}}]}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - created: @8m
              replicas: 2
              pods: 0
              template: {containers: [{name: app, image: $image, resources: {limits: {memory: 256Mi}}}]}
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m,
                message: 'pods "x-1" is forbidden: maximum memory usage per Container is 128Mi, but limit is 256Mi'}]}
            """).Blaming("LimitRange/$range").Saying("$range", "128Mi", "256Mi"),
        RuleCase.Fault("a LimitRange allows less CPU than a container may have", "k8s.limit-range.cpu", """
            kind: LimitRange
            name: $range
            spec: {limits: [{type: Container, max: {cpu: 500m}}]}
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
                message: 'pods "x-1" is forbidden: maximum cpu usage per Container is 500m, but limit is 2'}]}
            """).Blaming("LimitRange/$range").Saying("$range", "500m"),
        RuleCase.Fault("a PriorityClass that does not exist", "k8s.priorityclass.missing", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - created: @8m
              replicas: 2
              pods: 0
              template: {priorityClassName: $class, containers: [{name: app, image: $image}]}
              status: {replicas: 0, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, lastTransitionTime: @8m,
                message: 'pods "x-1" is forbidden: no PriorityClass with name $class was found'}]}
            """).Blaming("Deployment/$app").Saying("$class"),
        RuleCase.NearMiss("the PriorityClass was missing and is there now", "k8s.priorityclass.missing", """
            kind: PriorityClass
            name: $class
            value: 1000
            ---
            kind: Deployment
            name: $app
            ---
            kind: Event
            about: Deployment/$app
            reason: FailedCreate
            message: 'Error creating: pods "$app-1" is forbidden: no PriorityClass with name $class was found'
            """),
        RuleCase.Fault("a claim that the quota refused is missing", "k8s.quota.storage", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {persistentvolumeclaims: "3"}}
            status: {hard: {persistentvolumeclaims: "3"}, used: {persistentvolumeclaims: "3"}}
            ---
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {volumes: [{name: data, persistentVolumeClaim: {claimName: $claim}}]}}
            pod: {status: {unschedulable: '0/3 nodes are available: persistentvolumeclaim "$claim" not found.'}}
            """).Blaming("ResourceQuota/$quota").Saying("$claim", "$quota", "persistentvolumeclaims 3 of 3"),
        RuleCase.NearMiss("an Event speaks of a quota that has room", "k8s.quota.cpu", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {requests.cpu: "20"}}
            status: {hard: {requests.cpu: "20"}, used: {requests.cpu: "2"}}
            ---
            kind: StatefulSet
            name: $app
            spec: {replicas: 3}
            pods: 2
            ---
            kind: Event
            about: StatefulSet/$app
            reason: FailedCreate
            message: 'pods "$app-2" is forbidden: exceeded quota: $quota, requested: requests.cpu=1, used: requests.cpu=2, limited: requests.cpu=20'
            """),
        RuleCase.Healthy("a pod was refused before the quota was raised", """
            kind: ResourceQuota
            name: $quota
            spec: {hard: {requests.cpu: "4"}}
            status: {hard: {requests.cpu: "4"}, used: {requests.cpu: "4"}}
            ---
            kind: StatefulSet
            name: $app
            pods: 2
            ---
            kind: Event
            about: StatefulSet/$app
            reason: FailedCreate
            message: 'pods "$app-1" is forbidden: exceeded quota: $quota, requested: requests.cpu=1, used: requests.cpu=2, limited: requests.cpu=2'
            last: @50m
            """),
    ];
}
