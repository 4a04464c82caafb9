namespace Autoheal.Diagnosis.Cases.Dependencies;

internal sealed class DependentCases : IRuleCases
{
    private const string Crashing = "{status: {waiting: {reason: CrashLoopBackOff}, restarts: 9, last: {exitCode: 1, reason: Error}}}";

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a database crashes, and so do more of those that call it", "k8s.crash.no-change", $$"""
            kind: StatefulSet
            name: $base
            created: @9d
            spec: {template: {spec: {containers: [{name: db, image: "postgres:16.2", ports: [{containerPort: 5432}]}]} } }
            pod: {{Crashing}}
            ---
            kind: Service
            name: $base
            spec: {ports: [{port: 5432, targetPort: 5432}]}
            ---
            {{Caller("app")}}
            ---
            {{Caller("other")}}
            """).Blaming("StatefulSet/$base").Saying("$base"),
        RuleCase.Fault("a database has no image, and an init container of one that calls it gives up", "k8s.image.not-found", $$"""
            kind: StatefulSet
            name: $base
            created: @40m
            spec: {template: {spec: {containers: [{name: db, image: "postgres:16.33", ports: [{containerPort: 5432}]}]} } }
            pod: {status: {waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image "postgres:16.33"'} } }
            ---
            kind: Event
            about: Pod/$base-0
            reason: Failed
            message: 'Failed to pull image "postgres:16.33": rpc error: code = NotFound desc = failed to resolve reference "docker.io/library/postgres:16.33": docker.io/library/postgres:16.33: not found'
            ---
            kind: Service
            name: $base
            spec: {ports: [{port: 5432, targetPort: 5432}]}
            ---
            {{Caller("app")}}
            """).Blaming("StatefulSet/$base").Saying("16\\.33"),
    ];

    private static string Caller(string name) => $$"""
        kind: Deployment
        name: ${{name}}
        created: @9d
        spec: {replicas: 2, template: {spec: {containers: [{name: app, image: $image, env: [{name: DATABASE_URL, value: "postgres://$base:5432/x"}]}]} } }
        pods: 2
        pod: {{Crashing}}
        ---
        kind: Log
        of: Deployment/${{name}}
        text: "Error: connect ECONNREFUSED $base:5432"
        """;
}
