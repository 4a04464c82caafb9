namespace Autoheal.Diagnosis.Cases.Configuration;

internal sealed class MissingSourceCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a StatefulSet takes its environment from a ConfigMap that is not there", "k8s.config.configmap-missing", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: app, envFrom: [{configMapRef: {name: $settings}}]}]}}}
            pod: {status: {phase: Pending, waiting: {reason: CreateContainerConfigError, message: 'configmap "$settings" not found'}}}
            """).Blaming("StatefulSet/$app").Saying("$settings", "ConfigMap"),
        RuleCase.Fault("a lone pod reads a key that its ConfigMap lacks", "k8s.config.key-missing", """
            kind: Pod
            name: $app
            spec:
              containers:
              - name: app
                env: [{name: $VARIABLE, valueFrom: {configMapKeyRef: {name: $settings, key: mode}}}]
            status: {phase: Pending, waiting: {reason: CreateContainerConfigError, message: "couldn't find key mode in ConfigMap $ns/$settings"}}
            ---
            kind: ConfigMap
            name: $settings
            data: {other: x}
            """).Blaming("Pod/$app").Saying("$settings", "mode"),
        RuleCase.Fault("a Secret is not there", "k8s.config.secret-missing", """
            kind: Deployment
            name: $app
            pods: 1
            spec:
              template:
                containers:
                - name: app
                  env: [{name: $VARIABLE, valueFrom: {secretKeyRef: {name: $credentials, key: password}}}]
            pod: {status: {phase: Pending, waiting: {reason: CreateContainerConfigError, message: 'secret "$credentials" not found'}}}
            """).Blaming("Deployment/$app").Saying("Secret $credentials"),
        RuleCase.Fault("a Secret lacks a key", "k8s.config.secret-key-missing", """
            kind: Pod
            name: $app
            spec:
              containers:
              - name: app
                env: [{name: $VARIABLE, valueFrom: {secretKeyRef: {name: $credentials, key: token}}}]
            status: {phase: Pending, waiting: {reason: CreateContainerConfigError, message: "couldn't find key token in Secret $ns/$credentials"}}
            """).Blaming("Pod/$app").Saying("$credentials", "token").Partial(),
        RuleCase.Fault("a DaemonSet mounts a ConfigMap that is not there", "k8s.config.configmap-missing", """
            kind: DaemonSet
            name: $app
            pods: 1
            spec: {template: {spec: {volumes: [{name: rules, configMap: {name: $rules}}], containers: [{name: app}]}}}
            pod: {status: {phase: Pending, waiting: {reason: ContainerCreating}}}
            ---
            kind: Event
            of: DaemonSet/$app
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "rules" : configmap "$rules" not found'
            """).Blaming("DaemonSet/$app").Saying("$rules"),
        RuleCase.Fault("a pod of a partial recording mounts a Secret that is not there", "k8s.config.secret-missing", """
            kind: Pod
            name: $app
            spec: {volumes: [{name: tls, secret: {secretName: $tls}}], containers: [{name: app}]}
            status:
              phase: Pending
              waiting: {reason: ContainerCreating}
              conditions: [{type: PodScheduled, status: "True"}, {type: Ready, status: "False"}]
            ---
            kind: Event
            about: Pod/$app
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "tls" : secret "$tls" not found'
            """).Blaming("Pod/$app").Saying("Secret $tls").Partial(),
        RuleCase.NearMiss("a pod starts, and an event names a ConfigMap that it does not refer to", "k8s.config.configmap-missing", """
            kind: Pod
            name: $app
            status: {phase: Pending, waiting: {reason: ContainerCreating}}
            ---
            kind: Event
            about: Pod/$app
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "x" : configmap "$elsewhere" not found'
            """),
        RuleCase.Fault("an image that runs as root is refused", "k8s.container.runs-as-root", """
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {securityContext: {runAsNonRoot: true}, containers: [{name: app, image: $image}]}}
            pod: {status: {phase: Pending, waiting: {reason: CreateContainerConfigError, message: "container has runAsNonRoot and image will run as root"}}}
            """).Blaming("Deployment/$app").Saying("$image", "root"),
        RuleCase.Healthy("the ConfigMap came late, the pod runs", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: app, envFrom: [{configMapRef: {name: $settings}}]}]}}}
            ---
            kind: ConfigMap
            name: $settings
            data: {a: b}
            ---
            kind: Event
            of: StatefulSet/$app
            reason: Failed
            message: 'Error: configmap "$settings" not found'
            last: @50m
            """),
    ];
}
