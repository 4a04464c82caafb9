namespace Autoheal.Diagnosis.Cases.Crashes;

internal sealed class CrashCases : IRuleCases
{
    private const string Restarting = "waiting: {reason: CrashLoopBackOff, message: 'back-off 2m40s restarting failed container'}, restarts: 5";

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a lone pod is OOMKilled", "k8s.container.oom", $$"""
            kind: Pod
            name: $app
            spec: {containers: [{name: app, resources: {limits: {memory: 64Mi} } }]}
            status: { {{Restarting}}, last: {exitCode: 137, reason: OOMKilled} }
            """).Blaming("Pod/$app").Saying("OOMKilled", "memory").Partial(),
        RuleCase.Fault("a StatefulSet is OOMKilled without a limit of its own", "k8s.container.oom", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 137, reason: OOMKilled} } }
            """).Blaming("StatefulSet/$app").Saying("OOMKilled"),
        RuleCase.Fault("the runtime cannot start a process within the limit", "k8s.container.limit-tiny", $$"""
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, resources: {limits: {memory: 3Mi} } }]} }
            pod: {status: { {{Restarting}}, last: {exitCode: 128, reason: StartError, message: 'failed to create containerd task: container init was OOM-killed (memory limit too low?)'} } }
            """).Blaming("Deployment/$app").Saying("3Mi"),
        RuleCase.Fault("a command is not in the image", "k8s.container.command", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: app, command: [/bin/serve-all]}]} } }
            pod: {status: { {{Restarting}}, last: {exitCode: 128, reason: StartError, message: 'failed to create containerd task: exec: "/bin/serve-all": stat /bin/serve-all: no such file or directory'} } }
            """).Blaming("StatefulSet/$app").Saying("/bin/serve-all"),
        RuleCase.Fault("a script calls what is not there", "k8s.container.command", $$"""
            kind: Pod
            name: $app
            status: { {{Restarting}}, last: {exitCode: 127, reason: Error} }
            """).Blaming("Pod/$app").Saying("127").Partial(),
        RuleCase.Fault("an init container fails", "k8s.init.crash", """
            kind: Pod
            name: $app
            spec: {initContainers: [{name: migrate, image: $image2}], containers: [{name: app}]}
            status:
              phase: Pending
              conditions: [{type: PodScheduled, status: "True"}, {type: Initialized, status: "False", reason: ContainersNotInitialized}, {type: Ready, status: "False"}]
              initContainerStatuses:
              - {name: migrate, ready: false, restartCount: 4, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 3, reason: Error, startedAt: @3m, finishedAt: @2m}}}
              containerStatuses: [{name: app, ready: false, restartCount: 0, state: {waiting: {reason: PodInitializing}}}]
            """).Blaming("Pod/$app").Saying("init", "migrate", "3"),
        RuleCase.Fault("an init container waits and waits", "k8s.init.hang", """
            kind: Pod
            name: $app
            created: @20m
            spec: {initContainers: [{name: wait-for-db, image: $image2}], containers: [{name: app}]}
            status:
              phase: Pending
              conditions: [{type: PodScheduled, status: "True"}, {type: Initialized, status: "False", lastTransitionTime: @19m}, {type: Ready, status: "False", lastTransitionTime: @19m}]
              initContainerStatuses: [{name: wait-for-db, ready: false, restartCount: 0, state: {running: {startedAt: @19m}}}]
              containerStatuses: [{name: app, ready: false, restartCount: 0, state: {waiting: {reason: PodInitializing}}}]
            """).Blaming("Pod/$app").Saying("wait-for-db"),
        RuleCase.Fault("a program ends with 0 again and again", "k8s.container.completed", $$"""
            kind: Deployment
            name: $app
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 0, reason: Completed} } }
            """).Blaming("Deployment/$app").Saying("exit code 0"),
        RuleCase.Fault("two containers want one port", "k8s.container.port-conflict", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: proxy, ports: [{containerPort: $port}]}, {name: app, ports: [{containerPort: $port}]}]} } }
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            container: proxy
            text: "listen tcp 0.0.0.0:$port: bind: address already in use"
            """).Blaming("StatefulSet/$app").Saying("$port", "in use"),
        RuleCase.Fault("a volume may not be written", "k8s.volume.permission", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            spec:
              template:
                spec:
                  securityContext: {runAsUser: 1000}
                  volumes: [{name: data, emptyDir: {} }]
                  containers: [{name: app, volumeMounts: [{name: data, mountPath: /srv/data}]}]
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: "open /srv/data/index.lock: permission denied"
            """).Blaming("StatefulSet/$app").Saying("/srv/data"),
        RuleCase.Fault("shared memory is full", "k8s.container.shm-full", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: 'could not resize shared memory segment "/dev/shm/PostgreSQL.17": No space left on device'
            """).Blaming("StatefulSet/$app").Saying("/dev/shm"),
        RuleCase.Fault("a process has too many files open", "k8s.container.fd-exhausted", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: |
              accept: too many open files
              accept: too many open files
              open /etc/hosts: too many open files
              accept: too many open files
            """).Blaming("StatefulSet/$app").Saying("too many open files|descriptors"),
        RuleCase.Fault("a process has no local port left", "net.ports.exhausted", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: |
              dial tcp 10.96.0.21:80: connect: cannot assign requested address
              dial tcp 10.96.0.21:80: connect: cannot assign requested address
              dial tcp 10.96.0.34:80: connect: cannot assign requested address
              dial tcp 10.96.0.21:80: connect: cannot assign requested address
            """).Blaming("StatefulSet/$app").Saying("cannot assign requested address"),
        RuleCase.Fault("a process cannot listen on an address that is not the pod's", "k8s.crash.no-change", $$"""
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {created: @3d, status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: "listen tcp 10.1.2.3:8080: bind: cannot assign requested address"
            """).Blaming("StatefulSet/$app"),
        RuleCase.Fault("a release of a Deployment crashes", "k8s.rollout.crash", $$"""
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @4d, pods: 2, template: {containers: [{name: app, image: $image}]} }
            - created: @6m
              pods: 1
              template: {containers: [{name: app, image: "$image2"}]}
              pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            """).Blaming("Deployment/$app").Saying("$image2"),
        RuleCase.Fault("a pod of an old revision crashes", "k8s.crash.no-change", $$"""
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 2
            pod: {status: { {{Restarting}}, last: {exitCode: 2, reason: Error} } }
            """).Blaming("StatefulSet/$app").Saying("exit code 2"),
        RuleCase.Healthy("a container was OOMKilled long ago and serves", """
            kind: Pod
            name: $app
            status:
              phase: Running
              conditions: [{type: Ready, status: "True", lastTransitionTime: @3h}]
              containerStatuses:
              - {name: app, ready: true, restartCount: 1, state: {running: {startedAt: @2h}}, lastState: {terminated: {exitCode: 137, reason: OOMKilled, startedAt: @4h, finishedAt: @2h}}}
            """),
    ];
}
