namespace Autoheal.Diagnosis.Cases.Logs;

/// <summary>Programs that serve, are asked about, and complain in their logs in the words of many libraries: suspected, and never named as a fault.</summary>
internal sealed class LogTroubleCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        Spoken("dns.not-found", "lookup fails in Go", "dial tcp: lookup $peer.prod.example.com on 10.96.0.10:53: no such host"),
        Spoken("dns.failure", "lookup fails in glibc", "curl: (6) getaddrinfo: Temporary failure in name resolution"),
        Spoken("connection.refused", "Node.js is refused", "Error: connect ECONNREFUSED 203.0.113.7:9200"),
        Spoken("connection.timeout", "Java waits in vain", "java.net.SocketTimeoutException: connect timed out to payments.partner.example"),
        Spoken("connection.unreachable", "no route in Python", "OSError: [Errno 113] No route to host: ('203.0.113.9', 443)"),
        Spoken("connection.reset", "the peer resets", "read tcp 10.0.0.4:51234->203.0.113.9:443: read: connection reset by peer"),
        Spoken("dependency.unavailable", "a proxy finds nobody", "warning upstream connect failed: no healthy upstream"),
        Spoken("call.slow", "calls take long", "WARN slow query: database call completed in 7.20 seconds"),
        Spoken("request.failed", "requests end with 500", "10.0.0.9 - - [01/Mar/2026:11:58:00 +0000] \"GET /orders HTTP/1.1\" 500 312"),
        Spoken("tls.expired", "OpenSSL meets an old certificate", "SSL routines: certificate verify failed: certificate has expired (partner.example:443)"),
        Spoken("tls.unknown-authority", "Go knows not the authority", "Post \"https://partner.example/v1\": tls: failed to verify certificate: x509: certificate signed by unknown authority"),
        Spoken("tls.name-mismatch", "Go expects another name", "x509: certificate is valid for www.partner.example, not api.partner.example"),
        Spoken("tls.handshake", "Java's handshake fails", "javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure"),
        Spoken("auth.failed", "PostgreSQL refuses a login", "FATAL: password authentication failed for user \"reporting\""),
        Spoken("auth.forbidden", "an API refuses", "rpc error: code = PermissionDenied desc = caller may not read bucket exports"),
        Spoken("pool.exhausted", "HikariCP waits in vain", "HikariPool-1 - Connection is not available, request timed out after 30000ms."),
        Spoken("connections.too-many", "MySQL takes no more", "ERROR 1040 (HY000): Too many connections", kind: "StatefulSet"),
        Spoken("database.deadlock", "MySQL finds a deadlock", "ERROR 1213 (40001): Deadlock found when trying to get lock; try restarting transaction"),
        Spoken("database.lock-wait", "MySQL waits for a lock", "ERROR 1205 (HY000): Lock wait timeout exceeded; try restarting transaction"),
        Spoken("database.missing", "PostgreSQL misses a table", "ERROR: relation \"invoice_lines\" does not exist at character 15"),
        Spoken("database.read-only", "PostgreSQL only reads", "ERROR: cannot execute UPDATE in a read-only transaction"),
        Spoken("database.ids-exhausted", "a sequence ends", "ERROR: nextval: reached maximum value of sequence \"events_id_seq\" (2147483647)"),
        Spoken("database.duplicate-key", "a key is taken", "ERROR: duplicate key value violates unique constraint \"users_email_key\""),
        Spoken("database.statement", "MySQL does not understand", "ERROR 1064 (42000): You have an error in your SQL syntax; check the manual near 'FORM users'"),
        Spoken("cache.memory", "Redis is full", "OOM command not allowed when used memory > 'maxmemory'."),
        Spoken("broker.memory", "RabbitMQ blocks", "connection blocked: low on memory"),
        Spoken("queue.poison-record", "a message comes back", "handle message invoice.created@991: unexpected end of JSON input: requeued", times: 2),
        Spoken("disk.full", "a disk is full", "write /var/cache/render/page.tmp: no space left on device"),
        Spoken("disk.read-only", "a disk only reads", "open /var/lib/app/state.json: read-only file system"),
        Spoken("files.too-many-open", "too many files", "accept4: too many open files"),
        Spoken("ports.exhausted", "no port is left", "dial tcp 203.0.113.9:443: connect: cannot assign requested address"),
        Spoken("runtime.defect", "a program stumbles over itself", "System.NullReferenceException: Object reference not set to an instance of an object."),
        Spoken("memory.exhausted", "a heap is full", "java.lang.OutOfMemoryError: Java heap space"),
        RuleCase.NearMiss("a program that grumbles while it waits for what starts beside it, and counts good words of an error", "log.connection.refused", """
            kind: Deployment
            name: $app
            ---
            kind: Log
            of: Deployment/$app
            text: |
              0 errors, 0 timeouts, connection refused: 0
              handled "connection refused" gracefully in test mode
            """).LookingLike("log.connection.timeout"),
        RuleCase.Healthy("a program that says it is well", """
            kind: Deployment
            name: $app
            ---
            kind: Log
            of: Deployment/$app
            text: |
              INFO connected to database
              INFO migration took 20 s
              INFO GET /orders 200 in 0.01 s
            """),
    ];

    private static RuleCase Spoken(string cause, string name, string line, string kind = "Deployment", int times = 6) => RuleCase.Suspected(name, "log." + cause, $$"""
        kind: {{kind}}
        name: $app
        pods: 2
        ---
        kind: Log
        of: {{kind}}/$app
        text: |
          listening on :8080
          GET /healthz 200
          {{string.Join("\n  ", Enumerable.Repeat(line, times))}}
        """).Measured();
}
