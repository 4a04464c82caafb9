namespace Autoheal.Diagnosis.Cases.Crashes;

internal sealed class StartCases : IRuleCases
{
    private const string Restarting = "waiting: {reason: CrashLoopBackOff, message: 'back-off 2m40s restarting failed container'}, restarts: 5";

    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("the runtime has a container of that name already", "k8s.container.start", """
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {created: @20m, status: {phase: Pending, waiting: {reason: CreateContainerError, message: 'failed to reserve container name "app_$app-0_1": name is reserved for "9f2c"'}}}
            """).Blaming("StatefulSet/$app").Saying("CreateContainerError"),
        RuleCase.Fault("a hook after the start fails", "k8s.container.start", """
            kind: Deployment
            name: $app
            pods: 2
            pod: {created: @20m, status: {phase: Pending, waiting: {reason: PostStartHookError, message: 'Exec lifecycle hook ([/bin/sh -c /warm-up]) failed: command exited with 1'}}}
            """).Blaming("Deployment/$app").Saying("PostStartHookError"),
        RuleCase.NearMiss("the runtime finds no such program, and says so", "k8s.container.start", """
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {spec: {containers: [{name: app, image: $image, command: [/opt/run-it]}]}}}
            pod: {created: @20m, status: {phase: Pending, waiting: {reason: RunContainerError, message: 'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/opt/run-it": stat /opt/run-it: no such file or directory: unknown'}}}
            """).Being("k8s.container.command"),
        RuleCase.NearMiss("a program ends with 127 of its own and its command is fine: it was told that a file is lacking", "k8s.container.limit-tiny", $$"""
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {containers: [{name: app, image: $image, resources: {limits: {memory: 512Mi} } }]} }
            pod: {status: { {{Restarting}}, last: {exitCode: 137, reason: OOMKilled} } }
            """).Being("k8s.container.oom"),
        RuleCase.NearMiss("a program ends with 1 and its log has a path that is not there", "k8s.container.command", $$"""
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: "sh: can't open '/etc/app/extra.conf': No such file or directory"
            """),
        RuleCase.NearMiss("a container was killed with 137 and nobody says that memory was short", "k8s.container.oom", $$"""
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            spec: {template: {spec: {containers: [{name: app, image: $image, resources: {limits: {memory: 128Mi} } }]} } }
            pod: {status: { {{Restarting}}, last: {exitCode: 137, reason: Error} } }
            """),
        RuleCase.Fault("a heap is full before the kernel steps in", "k8s.container.oom", $$"""
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 3, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: |
              Terminating due to java.lang.OutOfMemoryError: Java heap space
              Terminating due to java.lang.OutOfMemoryError: Java heap space
            """).Blaming("StatefulSet/$app").Saying("memory"),
        RuleCase.NearMiss("an init container has failed once and the program runs now", "k8s.init.crash", """
            kind: Pod
            name: $app
            spec: {initContainers: [{name: migrate, image: $image2}], containers: [{name: app}]}
            status:
              phase: Running
              conditions: [{type: PodScheduled, status: "True"}, {type: Initialized, status: "True"}, {type: Ready, status: "True", lastTransitionTime: @2h}]
              initContainerStatuses:
              - {name: migrate, ready: true, restartCount: 2, state: {terminated: {exitCode: 0, reason: Completed, finishedAt: @2h}}, lastState: {terminated: {exitCode: 1, reason: Error, startedAt: @3h, finishedAt: @2h}}}
              containerStatuses: [{name: app, ready: true, restartCount: 0, state: {running: {startedAt: @2h}}}]
            """).LookingLike("k8s.init.hang"),
        RuleCase.NearMiss("an init container works, and has worked for a moment", "k8s.init.hang", """
            kind: Pod
            name: $app
            created: @15s
            spec: {initContainers: [{name: fetch, image: $image2}], containers: [{name: app}]}
            status:
              phase: Pending
              conditions: [{type: PodScheduled, status: "True"}, {type: Initialized, status: "False", lastTransitionTime: @15s}, {type: Ready, status: "False", lastTransitionTime: @15s}]
              initContainerStatuses: [{name: fetch, ready: false, restartCount: 0, state: {running: {startedAt: @12s}}}]
              containerStatuses: [{name: app, ready: false, restartCount: 0, state: {waiting: {reason: PodInitializing}}}]
            """),
        RuleCase.NearMiss("a Job's container ends with 0, as it should", "k8s.container.completed", """
            kind: Job
            name: $job
            created: @20m
            pods: 1
            spec: {template: {spec: {restartPolicy: OnFailure, containers: [{name: app, image: $image}]}}}
            pod: {created: @20m, status: {phase: Succeeded, containerStatuses: [{name: app, ready: false, restartCount: 1, state: {terminated: {exitCode: 0, reason: Completed, finishedAt: @10m}}, lastState: {terminated: {exitCode: 1, reason: Error, finishedAt: @15m}}}]}}
            status: {active: 0, succeeded: 1, startTime: @20m, completionTime: @10m, conditions: [{type: Complete, status: "True", lastTransitionTime: @10m}]}
            """),
        RuleCase.Stale("a program ended and was started again and again, and runs on since", "k8s.container.completed", """
            kind: Deployment
            name: $app
            created: @9d
            pods: 2
            pod: {status: {restarts: 4, last: {exitCode: 0, reason: Completed, startedAt: @51m, finishedAt: @50m}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: BackOff
            message: Back-off restarting failed container app in pod
            last: @50m
            ---
            kind: Event
            of: Deployment/$app
            type: Normal
            reason: Killing
            message: "Container app failed liveness probe, will be restarted"
            last: @52m
            """),
        RuleCase.NearMiss("two containers declare one port by two protocols, and the program fails of itself", "k8s.container.port-conflict", $$"""
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            spec: {template: {spec: {containers: [{name: app, ports: [{containerPort: 53, protocol: UDP}]}, {name: side, ports: [{containerPort: 53, protocol: TCP}]}]} } }
            pod: {status: { {{Restarting}}, last: {exitCode: 2, reason: Error} } }
            """),
        RuleCase.NearMiss("a program is not allowed to call, and no volume is in it", "k8s.volume.permission", $$"""
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: "ERROR: permission denied for table invoices"
            """),
        RuleCase.NearMiss("a disk is full, and it is not shared memory", "k8s.container.shm-full", $$"""
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: "write /tmp/spool/9.part: no space left on device"
            """),
        RuleCase.NearMiss("a program says how many files it may open, and fails of something else", "k8s.container.fd-exhausted", $$"""
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            ---
            kind: Log
            of: StatefulSet/$app
            text: |
              max open files: 1048576
              panic: invalid configuration: workers must be positive
            """).LookingLike("net.ports.exhausted"),
        RuleCase.NearMiss("a release of long ago crashes since a moment", "k8s.rollout.crash", $$"""
            kind: Deployment
            name: $app
            spec: {replicas: 1}
            revisions:
            - {created: @40d, pods: 0, template: {containers: [{name: app, image: $image}]} }
            - created: @20d
              pods: 1
              template: {containers: [{name: app, image: "$image2"}]}
              pod: {status: { {{Restarting}}, last: {exitCode: 1, reason: Error} } }
            """).Being("k8s.crash.no-change"),
        RuleCase.NearMiss("a release of a moment ago crashes, and the one before serves", "k8s.crash.no-change", $$"""
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @4d, pods: 2, template: {containers: [{name: app, image: $image}]} }
            - created: @6m
              pods: 1
              template: {containers: [{name: app, image: $image, args: [--strict]}]}
              pod: {status: { {{Restarting}}, last: {exitCode: 64, reason: Error} } }
            """).Being("k8s.rollout.crash"),
    ];
}
