namespace Autoheal.Diagnosis.Cases.Access;

internal sealed class AccessDeniedCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a program may not list what it needs, and ends", "k8s.rbac.denied", $$"""
            {{Crashing}}
            ---
            {{Log}}
            ---
            kind: Role
            name: $role
            rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
            ---
            kind: RoleBinding
            name: $role
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: $role}
            subjects: [{kind: ServiceAccount, name: $account, namespace: $ns}]
            """).Blaming("Deployment/$app").Saying("$account", "list configmaps", "Forbidden"),
        RuleCase.NearMiss("the log speaks of a right that the account has", "k8s.rbac.denied", $$"""
            {{Crashing}}
            ---
            {{Log}}
            ---
            kind: Role
            name: $role
            rules: [{apiGroups: [""], resources: [configmaps], verbs: [get, list]}]
            ---
            kind: RoleBinding
            name: $role
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: $role}
            subjects: [{kind: ServiceAccount, name: $account, namespace: $ns}]
            """),
        RuleCase.Stale("a controller was refused until its account got the right", "k8s.rbac.denied", """
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {serviceAccountName: $account}}
            ---
            kind: Role
            name: $role
            rules: [{apiGroups: [""], resources: [configmaps], verbs: [get, list]}]
            ---
            kind: RoleBinding
            name: $role
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: $role}
            subjects: [{kind: ServiceAccount, name: $account, namespace: $ns}]
            ---
            kind: Event
            of: Deployment/$app
            reason: SyncFailed
            message: 'configmaps is forbidden: User "system:serviceaccount:$ns:$account" cannot list resource "configmaps" in API group "" in the namespace "$ns"'
            last: @30m
            """),
    ];

    private const string Crashing = """
        kind: Deployment
        name: $app
        pods: 1
        spec: {template: {serviceAccountName: $account}}
        pod: {status: {waiting: {reason: CrashLoopBackOff}, last: {exitCode: 1, reason: Error}, restarts: 5}}
        """;

    private const string Log = """
        kind: Log
        of: Deployment/$app
        container: app
        previous: true
        text: |
          starting
          E0301 11:58:01.000000       1 reflector.go:138] failed to list *v1.ConfigMap: configmaps is forbidden: User "system:serviceaccount:$ns:$account" cannot list resource "configmaps" in API group "" in the namespace "$ns"
        """;
}
