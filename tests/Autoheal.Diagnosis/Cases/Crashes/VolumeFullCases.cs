namespace Autoheal.Diagnosis.Cases.Crashes;

internal sealed class VolumeFullCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a program ends because its volume is full", "k8s.volume.filling", """
            kind: StatefulSet
            name: $app
            pods: 1
            spec: {template: {spec: {volumes: [{name: data, emptyDir: {}}], containers: [{name: app, volumeMounts: [{name: data, mountPath: /srv/data}]}]}}}
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Log
            of: StatefulSet/$app
            text: "java.nio.file.FileSystemException: /srv/data/nodes/0: No space left on device"
            """).Blaming("StatefulSet/$app").Saying("/srv/data", "full|space"),
        RuleCase.NearMiss("a program ends because a disk is full on which it has no volume", "k8s.volume.filling", """
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Log
            of: StatefulSet/$app
            text: "open /var/tmp/work: no space left on device"
            """).Being("k8s.crash.no-change").Saying("space left"),
    ];
}
