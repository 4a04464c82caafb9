namespace Autoheal.Diagnosis.Cases.Dependencies;

internal sealed class DatabaseCases : IRuleCases
{
    private const string Database = """
        ---
        kind: StatefulSet
        name: $base
        spec: {template: {spec: {containers: [{name: db, image: "postgres:16.2", ports: [{containerPort: 5432}]}]}}}
        ---
        kind: Service
        name: $base
        spec: {ports: [{port: 5432, targetPort: 5432}]}
        """;

    private const string Template =
        "{containers: [{name: app, image: $image, env: [{name: DB_HOST, value: $base}, {name: DB_PORT, value: \"5432\"}, {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: $secret, key: password}}}]}]}";

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a password was rotated, and the pods run on with the old one", "db.credentials.stale", """
            kind: Deployment
            name: $app
            spec: {replicas: 2, template: {spec: %Template%}}
            %Database%
            ---
            kind: Log
            of: Deployment/$app
            text: |
              2026-03-01T11:55:00Z ERROR FATAL: password authentication failed for user "app"
              2026-03-01T11:55:05Z ERROR FATAL: password authentication failed for user "app"
            """.Replace("%Template%", Template, StringComparison.Ordinal).Replace("%Database%", Database, StringComparison.Ordinal)).Blaming("Deployment/$app").Saying("credentials|password"),
        RuleCase.Fault("a Secret was overwritten, and no pod starts any more", "db.credentials.wrong", """
            kind: Deployment
            name: $app
            spec: {template: {spec: %Template%}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error}}}
            %Database%
            ---
            kind: Log
            of: Deployment/$app
            text: |
              FATAL: password authentication failed for user "app"
              FATAL: password authentication failed for user "app"
            """.Replace("%Template%", Template, StringComparison.Ordinal).Replace("%Database%", Database, StringComparison.Ordinal)).Blaming("Secret/$secret").Saying("$secret"),
        RuleCase.Fault("a database only reads, and says so as its client does", "db.read-only", """
            kind: Deployment
            name: $app
            spec: {template: {spec: %Template%}}
            %Database%
            ---
            kind: Log
            of: Deployment/$app
            text: |
              ERROR: cannot execute INSERT in a read-only transaction
              ERROR: cannot execute INSERT in a read-only transaction
              ERROR: cannot execute UPDATE in a read-only transaction
              ERROR: cannot execute INSERT in a read-only transaction
            ---
            kind: Log
            of: StatefulSet/$base
            text: |
              ERROR:  cannot execute INSERT in a read-only transaction
            """.Replace("%Template%", Template, StringComparison.Ordinal).Replace("%Database%", Database, StringComparison.Ordinal)).Blaming("StatefulSet/$base").Saying("read-only"),
        RuleCase.NearMiss("a program whose own disk is full", "db.disk-full", """
            kind: Deployment
            name: $app
            ---
            kind: Log
            of: Deployment/$app
            text: |
              write /tmp/upload: no space left on device
              write /tmp/upload: no space left on device
            """),
    ];
}
