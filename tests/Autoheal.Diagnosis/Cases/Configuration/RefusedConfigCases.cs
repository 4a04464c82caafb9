namespace Autoheal.Diagnosis.Cases.Configuration;

internal sealed class RefusedConfigCases : IRuleCases
{
    private const string Restarting = "waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}";

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("the kubelet cannot prepare a path", "k8s.config.refused", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @9d, pods: 2}
            - created: @8m
              pods: 1
              template: {volumes: [{name: data, emptyDir: {}}], containers: [{name: app, image: $image, volumeMounts: [{name: data, mountPath: /data, subPath: "../x"}]}]}
              pod: {created: @8m, status: {phase: Pending, waiting: {reason: CreateContainerConfigError, message: 'failed to prepare subPath for volumeMount "data" of container "app"'}}}
            """).Blaming("Deployment/$app").Saying("CreateContainerConfigError"),
        RuleCase.NearMiss("a Secret is not there, and that is why the configuration is refused", "k8s.config.refused", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {securityContext: {runAsNonRoot: true}, containers: [{name: app, envFrom: [{secretRef: {name: $credentials}}]}]}}}
            pod: {status: {phase: Pending, waiting: {reason: CreateContainerConfigError, message: 'secret "$credentials" not found'}}}
            """).LookingLike("k8s.container.runs-as-root").Being("k8s.config.secret-missing"),
        RuleCase.Suspected("a program does without an optional ConfigMap, and ends", "k8s.config.optional-configmap-missing", $$"""
            kind: StatefulSet
            name: $app
            created: @9m
            pods: 1
            spec: {template: {spec: {containers: [{name: app, envFrom: [{configMapRef: {name: $settings, optional: true} }]}]} } }
            pod: {created: @9m, status: { {{Restarting}} } }
            """),
        RuleCase.Healthy("a program does without an optional ConfigMap, and serves", """
            kind: Deployment
            name: $app
            pods: 2
            spec: {template: {spec: {containers: [{name: app, envFrom: [{configMapRef: {name: $settings, optional: true}}]}]}}}
            """).LookingLike("k8s.config.optional-configmap-missing"),
        RuleCase.Fault("a release takes its settings from a ConfigMap with fewer keys", "k8s.config.key-missing", $$"""
            kind: ConfigMap
            name: $old
            created: @90d
            data: {MODE: fast, LISTEN: ":8080"}
            ---
            kind: ConfigMap
            name: $new
            created: @20m
            data: {MODE: fast}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @9d, pods: 1, template: {containers: [{name: app, image: $image, envFrom: [{configMapRef: {name: $old} }]}]} }
            - created: @8m
              pods: 1
              template: {containers: [{name: app, image: $image, envFrom: [{configMapRef: {name: $new} }]}]}
              pod: {created: @8m, status: { {{Restarting}} } }
            ---
            kind: Log
            of: Deployment/$app
            text: "fatal: LISTEN is not set"
            """).Blaming("Deployment/$app").Saying("$new", "LISTEN"),
        RuleCase.NearMiss("a release takes its settings from a ConfigMap that has every key, and crashes", "k8s.config.key-missing", $$"""
            kind: ConfigMap
            name: $old
            created: @90d
            data: {MODE: fast, LISTEN: ":8080"}
            ---
            kind: ConfigMap
            name: $new
            created: @20m
            data: {MODE: fast, LISTEN: ":9090"}
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @9d, pods: 1, template: {containers: [{name: app, image: $image, envFrom: [{configMapRef: {name: $old} }]}]} }
            - created: @8m
              pods: 1
              template: {containers: [{name: app, image: $image, envFrom: [{configMapRef: {name: $new} }]}]}
              pod: {created: @8m, status: { {{Restarting}} } }
            """).Being("k8s.rollout.crash"),
        RuleCase.NearMiss("a variable is set to nothing as ever, and the program fails since a moment", "k8s.config.variable-shadowed", $$"""
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @9d, pods: 2, template: {containers: [{name: app, image: $image, env: [{name: $VARIABLE, value: ""}]}]} }
            - created: @6m
              pods: 1
              template: {containers: [{name: app, image: "$image2", env: [{name: $VARIABLE, value: ""}]}]}
              pod: {created: @6m, status: { {{Restarting}} } }
            """).Being("k8s.rollout.crash"),
        RuleCase.Stale("the kubelet missed a ConfigMap and a Secret that came late", "k8s.config.configmap-missing", """
            kind: DaemonSet
            name: $app
            pods: 2
            spec: {template: {spec: {volumes: [{name: rules, configMap: {name: $rules}}, {name: tls, secret: {secretName: $tls}}], containers: [{name: app}]}}}
            ---
            kind: ConfigMap
            name: $rules
            data: {a: b}
            ---
            kind: Event
            of: DaemonSet/$app
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "rules" : configmap "$rules" not found'
            last: @20m
            ---
            kind: Event
            of: DaemonSet/$app
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "tls" : secret "$tls" not found'
            last: @12m
            """).Outliving("k8s.config.secret-missing"),
    ];
}
