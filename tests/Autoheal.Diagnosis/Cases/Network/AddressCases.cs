namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class AddressCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a release calls a host that is no Service", "k8s.config.wrong-address", """
            kind: Deployment
            name: $callee
            ---
            kind: Service
            name: $callee
            ---
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @5d, pods: 0, template: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$callee"}]}]}}
            - {created: @15m, pods: 2, template: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "http://$wrong"}]}]}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              java.net.UnknownHostException: $wrong: Name or service not known
              java.net.UnknownHostException: $wrong: Name or service not known
            """).Blaming("Deployment/$app").Saying("$wrong", "PEER_URL"),
        RuleCase.Fault("a release has the wrong port of its database", "db.address.wrong", """
            kind: StatefulSet
            name: $base
            spec: {template: {spec: {containers: [{name: db, image: "postgres:16.2", ports: [{containerPort: 5432}]}]}}}
            ---
            kind: Service
            name: $base
            spec: {ports: [{port: 5432, targetPort: 5432}]}
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: DB_HOST, value: $base}, {name: DB_PORT, value: "5433"}]}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 4, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              connection to server at "$base" (10.96.7.7), port 5433 failed: Connection timed out
            """).Blaming("Deployment/$app").Saying("5433"),
        RuleCase.NearMiss("a database that is right and down", "db.address.wrong", """
            kind: StatefulSet
            name: $base
            spec: {template: {spec: {containers: [{name: db, image: "postgres:16.2", ports: [{containerPort: 5432}]}]}}}
            pod: {status: {waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image "postgres:16.2"'}}}
            ---
            kind: Service
            name: $base
            spec: {ports: [{port: 5432, targetPort: 5432}]}
            ---
            kind: Deployment
            name: $app
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: DB_HOST, value: $base}, {name: DB_PORT, value: "5432"}]}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 4, last: {exitCode: 1, reason: Error}}}
            """),
    ];
}
