namespace Autoheal.Diagnosis.Cases.Dependencies;

internal sealed class BackendCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        Told("the disk of a database is full", "db.disk-full", "postgres:16.2", 5432, "DB_URL",
            "ERROR: could not extend file \"base/16384/16512\": No space left on device", "ERROR:  could not extend file \"base/16384/16512\": No space left on device"),
        Told("nobody releases the locks of a database", "db.locks", "mysql:8.4", 3306, "DATABASE_HOST",
            "ERROR 1205 (HY000): Lock wait timeout exceeded; try restarting transaction", "[ERROR] Lock wait timeout exceeded; try restarting transaction"),
        Told("the ids of a table have come to their end", "db.sequence.exhausted", "postgres:15", 5432, "PGHOST",
            "ERROR: nextval: reached maximum value of sequence \"events_id_seq\" (2147483647)", "ERROR:  nextval: reached maximum value of sequence \"events_id_seq\" (2147483647)"),
        Told("a cache is full and may not evict", "cache.memory", "redis:7.2", 6379, "REDIS_ADDR",
            "OOM command not allowed when used memory > 'maxmemory'.", "OOM command not allowed when used memory > 'maxmemory'."),
        Told("a broker lacks memory and holds its publishers back", "queue.broker-memory", "rabbitmq:3.13", 5672, "AMQP_URL",
            "connection blocked: low on memory", "memory resource limit alarm set on node rabbit@broker. Publishers will be blocked until this alarm clears"),
        RuleCase.NearMiss("a program waits for a lock of its own, and no database is in it", "db.locks", """
            kind: Deployment
            name: $app
            ---
            kind: Log
            of: Deployment/$app
            text: |
              could not acquire lease lock, retrying
              could not acquire lease lock, retrying
              could not acquire lease lock, retrying
            """).LookingLike("db.read-only", "db.sequence.exhausted", "cache.memory", "queue.broker-memory"),
        RuleCase.Fault("a client was scaled up, and the database takes no more connections", "db.connections.exhausted", """
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
            created: @9d
            metadata: {managedFields: [{manager: kubectl, operation: Update, subresource: scale, time: @25m, fieldsType: FieldsV1, fieldsV1: {"f:spec": {"f:replicas": {}}}}]}
            spec: {replicas: 6, template: {spec: {containers: [{name: app, image: $image, env: [{name: DB_HOST, value: $base}, {name: DB_PORT, value: "5432"}]}]}}}
            pods: 6
            ---
            kind: Log
            of: Deployment/$app
            text: |
              FATAL: sorry, too many clients already
              FATAL: sorry, too many clients already
              FATAL: sorry, too many clients already
            """).Blaming("Deployment/$app").Saying("connections", "$base"),
        RuleCase.NearMiss("a pool of connections is too small for its own program, and the database has room", "db.connections.exhausted", """
            kind: Deployment
            name: $app
            ---
            kind: Log
            of: Deployment/$app
            text: |
              HikariPool-1 - Connection is not available, request timed out after 30000ms.
              HikariPool-1 - Connection is not available, request timed out after 30000ms.
            """),
        RuleCase.Suspected("a consumer fails at one message over and over", "queue.poison-record", """
            kind: Deployment
            name: $app
            created: @9d
            ---
            kind: Log
            of: Deployment/$app
            text: |
              handle message invoice.created@991: unexpected end of JSON input: requeued
              handle message invoice.created@991: unexpected end of JSON input: requeued
              handle message invoice.created@991: unexpected end of JSON input: requeued
              handle message invoice.created@991: unexpected end of JSON input: requeued
            """).Measured(),
        RuleCase.Fault("a consumer of a broker fails at one message over and over", "queue.poison-record", """
            kind: StatefulSet
            name: $broker
            spec: {template: {spec: {containers: [{name: mq, image: "rabbitmq:3.13", ports: [{containerPort: 5672}]}]}}}
            ---
            kind: Service
            name: $broker
            spec: {ports: [{port: 5672, targetPort: 5672}]}
            ---
            kind: Deployment
            name: $app
            created: @9d
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: BROKER_URL, value: "amqp://$broker:5672"}]}]}}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              handle message invoice.created@991: unexpected end of JSON input: requeued
              handle message invoice.created@991: unexpected end of JSON input: requeued
              handle message invoice.created@991: unexpected end of JSON input: requeued
              handle message invoice.created@991: unexpected end of JSON input: requeued
            """).Blaming("Deployment/$app").Saying("message"),
        RuleCase.NearMiss("two messages fail, and others pass", "queue.poison-record", """
            kind: Deployment
            name: $app
            created: @9d
            ---
            kind: Log
            of: Deployment/$app
            text: |
              handled message invoice.created@990
              handle message invoice.created@991: unexpected end of JSON input: requeued
              handled message invoice.created@991
              handled message invoice.created@992
            """),
        RuleCase.Fault("a setting is changed, and the program stumbles over it", "app.flag.bug", Flag("@30m")).Blaming("ConfigMap/$flags").Saying("$flags"),
        RuleCase.NearMiss("a program stumbles, and its settings are as old as it is", "app.flag.bug", Flag("@20d")),
        RuleCase.Fault("a release no longer gives the cache its password", "cache.credentials.missing", Cache("{name: REDIS_PASSWORD, valueFrom: {secretKeyRef: {name: $secret, key: password}}}", "{name: MODE, value: fast}"))
            .Blaming("Deployment/$app").Saying("REDIS_PASSWORD"),
        RuleCase.NearMiss("a program is refused by somebody of whom nothing is declared", "cache.credentials.missing", """
            kind: Deployment
            name: $app
            created: @9d
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: API_TOKEN, valueFrom: {secretKeyRef: {name: $secret, key: token}}}]}]}}}
            ---
            kind: Log
            of: Deployment/$app
            text: |
              NOAUTH Authentication required.
              NOAUTH Authentication required.
            """).LookingLike("db.credentials.stale", "db.credentials.wrong"),
    ];

    private static RuleCase Told(string name, string cause, string image, int port, string setting, string line, string own) => RuleCase.Fault(name, cause, $$"""
        kind: StatefulSet
        name: $base
        spec: {template: {spec: {containers: [{name: server, image: "{{image}}", ports: [{containerPort: {{port}} }]}]} } }
        ---
        kind: Service
        name: $base
        spec: {ports: [{port: {{port}}, targetPort: {{port}} }]}
        ---
        kind: Deployment
        name: $app
        spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: {{setting}}, value: "$base:{{port}}"}]}]} } }
        ---
        kind: Log
        of: Deployment/$app
        text: |
          {{line}}
          {{line}}
          {{line}}
        ---
        kind: Log
        of: StatefulSet/$base
        text: |
          {{own}}
          {{own}}
        """).Blaming("StatefulSet/$base");

    private static string Flag(string changed) => $$"""
        kind: ConfigMap
        name: $flags
        created: @40d
        metadata: {managedFields: [{manager: kubectl-edit, operation: Update, time: {{changed}}, fieldsType: FieldsV1, fieldsV1: {"f:data": {"f:checkout": {} } } }]}
        data: {checkout: "on"}
        ---
        kind: Deployment
        name: $app
        created: @20d
        spec: {template: {spec: {containers: [{name: app, image: $image, envFrom: [{configMapRef: {name: $flags} }]}]} } }
        ---
        kind: Log
        of: Deployment/$app
        text: |
          2026-03-01T11:40:00Z ERROR System.NullReferenceException: Object reference not set to an instance of an object.
          2026-03-01T11:45:00Z ERROR System.NullReferenceException: Object reference not set to an instance of an object.
          2026-03-01T11:50:00Z ERROR System.NullReferenceException: Object reference not set to an instance of an object.
          2026-03-01T11:55:00Z ERROR System.NullReferenceException: Object reference not set to an instance of an object.
          2026-03-01T11:56:00Z ERROR System.NullReferenceException: Object reference not set to an instance of an object.
        """;

    private static string Cache(string before, string after) => $$"""
        kind: Deployment
        name: $cache
        spec: {template: {spec: {containers: [{name: server, image: "redis:7.2", ports: [{containerPort: 6379}]}]} } }
        ---
        kind: Service
        name: $cache
        spec: {ports: [{port: 6379, targetPort: 6379}]}
        ---
        kind: Deployment
        name: $app
        spec: {replicas: 2}
        revisions:
        - {created: @9d, pods: 1, template: {containers: [{name: app, image: $image, env: [{name: REDIS_ADDR, value: "$cache:6379"}, {{before}}]}]} }
        - created: @9m
          pods: 1
          template: {containers: [{name: app, image: $image, env: [{name: REDIS_ADDR, value: "$cache:6379"}, {{after}}]}]}
          pod: {created: @9m, status: {waiting: {reason: CrashLoopBackOff}, restarts: 5, last: {exitCode: 1, reason: Error} } }
        ---
        kind: Log
        of: Deployment/$app
        text: |
          redis: NOAUTH Authentication required.
          redis: NOAUTH Authentication required.
          redis: NOAUTH Authentication required.
        """;
}
