namespace Autoheal.Diagnosis.Cases.Configuration;

internal sealed class VariableCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a script ends with 0 because a variable is undefined", "k8s.config.variable-missing", """
            kind: Pod
            name: $app
            spec:
              containers:
              - name: app
                command: [/bin/sh]
                args: ["-c", 'if [ -z "$\u007b$VARIABLE}" ]; then echo "$VARIABLE is undefined"; else sleep 9999; fi']
            status: {phase: Running, waiting: {reason: CrashLoopBackOff}, restarts: 1, last: {exitCode: 0, reason: Completed}}
            ---
            kind: Log
            pod: $app
            text: "Environment variable $VARIABLE is undefined"
            """.Replace("\\u007b", "{", StringComparison.Ordinal)).Blaming("Pod/$app").Saying("$VARIABLE").Partial(),
        RuleCase.Fault("a program misses a variable that an optional key of a Secret should set", "k8s.config.variable-missing", """
            kind: Secret
            name: $secret
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: $VARIABLE, valueFrom: {secretKeyRef: {name: $secret, key: api-key, optional: true}}}]}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 9, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Log
            of: Deployment/$app
            text: "Error: Environment variable $VARIABLE is required but was not set"
            """).Blaming("Deployment/$app").Saying("$VARIABLE", "Secret $secret/api-key"),
        RuleCase.Fault("a release sets a variable to nothing", "k8s.config.variable-shadowed", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @4d, pods: 2, template: {containers: [{name: app, image: $image, env: [{name: $VARIABLE, value: x}]}]}}
            - created: @6m
              pods: 1
              template: {containers: [{name: app, image: $image, env: [{name: $VARIABLE, value: ""}]}]}
              pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 4, last: {exitCode: 1, reason: Error}}}
            """).Blaming("Deployment/$app").Saying("$VARIABLE"),
        RuleCase.NearMiss("the variable is set, the log complains of its value", "k8s.config.variable-missing", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: app, env: [{name: $VARIABLE, value: x}]}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 4, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Log
            of: StatefulSet/$app
            text: "$VARIABLE must be set to a number"
            """),
    ];
}
