namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class SlipCases : IRuleCases
{
    private const string Callee = """
        kind: Deployment
        name: $callee
        ---
        kind: Service
        name: $callee
        ---
        """;

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a release calls a host that is no Service, its pods are ready and its log is silent", "k8s.config.wrong-address", $$"""
            {{Callee}}
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @5d, pods: 0, template: {containers: [{name: app, image: $image, env: [{name: PEER_ADDR, value: "$callee:80"}]}]} }
            - {created: @35m, pods: 2, template: {containers: [{name: app, image: $image, env: [{name: PEER_ADDR, value: "$callee-x:80"}]}]} }
            """).Blaming("Deployment/$app").Saying("$callee-x", "PEER_ADDR"),
        RuleCase.Healthy("a release calls another Service, and both are there", $$"""
            {{Callee}}
            kind: Deployment
            name: $other
            ---
            kind: Service
            name: $other
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @5d, pods: 0, template: {containers: [{name: app, image: $image, env: [{name: PEER_ADDR, value: "$callee:80"}]}]} }
            - {created: @35m, pods: 2, template: {containers: [{name: app, image: $image, env: [{name: PEER_ADDR, value: "$other:80"}]}]} }
            """).LookingLike("k8s.config.wrong-address"),
        RuleCase.Fault("a file in a ConfigMap names a host that is no Service", "db.address.wrong", """
            kind: StatefulSet
            name: $base
            spec: {template: {spec: {containers: [{name: db, image: "mongo:7.0", ports: [{containerPort: 27017}]}]}}}
            ---
            kind: Service
            name: $base
            spec: {ports: [{port: 27017, targetPort: 27017}]}
            ---
            kind: ConfigMap
            name: $settings
            data: {application.yaml: "server:\n  port: 8080\nmongo:\n  uri: mongodb://$base-x:27017/orders\n"}
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {volumes: [{name: settings, configMap: {name: $settings}}], containers: [{name: app, image: $image, volumeMounts: [{name: settings, mountPath: /etc/app}]}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 4, last: {exitCode: 2, reason: Error}}}
            ---
            kind: Log
            of: Deployment/$app
            text: "panic: server selection error: Addr: $base-x:27017, Last error: dial tcp: lookup $base-x on 10.96.0.10:53: no such host"
            """).Blaming("Deployment/$app").Saying("$base-x", "application.yaml", "ConfigMap $settings"),
        RuleCase.Healthy("files in a ConfigMap name hosts that are not there, and nobody misses them", """
            kind: ConfigMap
            name: $settings
            data: {application.yaml: "mongo:\n  host: $base\nkafka:\n  brokers: $other:9092\n"}
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {volumes: [{name: settings, configMap: {name: $settings}}], containers: [{name: app, image: $image}]}}}
            """).LookingLike("db.address.wrong", "k8s.config.wrong-address"),
        RuleCase.Fault("an init container waits for a host of which nothing is known", "k8s.init.hang", """
            kind: Pod
            name: $app
            created: @20m
            spec: {initContainers: [{name: wait, image: $image2, command: [sh, -c, "until nc -z $base.example.org 5432; do sleep 2; done"]}], containers: [{name: app}]}
            status:
              phase: Pending
              conditions: [{type: PodScheduled, status: "True"}, {type: Initialized, status: "False", lastTransitionTime: @19m}, {type: Ready, status: "False", lastTransitionTime: @19m}]
              initContainerStatuses: [{name: wait, ready: false, restartCount: 0, state: {running: {startedAt: @19m}}}]
              containerStatuses: [{name: app, ready: false, restartCount: 0, state: {waiting: {reason: PodInitializing}}}]
            """).Blaming("Pod/$app").Saying("wait", "$base.example.org:5432"),
        RuleCase.Fault("a Service has another port than the only one of its pods, and an alert names it", "k8s.service.target-port", """
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, ports: [{containerPort: 8080}]}]}}}
            ---
            kind: Service
            name: $app
            spec: {ports: [{port: 80, targetPort: 8090}]}
            """).Blaming("Service/$app").Saying("8090").About("Service/$app").Measured(),
        RuleCase.Healthy("a Service leads to a port that its pods do not declare, and callers are content", """
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, ports: [{containerPort: 9100}]}]}}}
            ---
            kind: Service
            name: $app
            spec: {ports: [{port: 80, targetPort: 8080}]}
            """).LookingLike("k8s.service.target-port"),
    ];
}
