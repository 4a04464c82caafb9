namespace Autoheal.Diagnosis.Cases.Images;

internal sealed class ImagePullCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        Pull("the registry wants credentials", "k8s.image.pull-secret", "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized")
            .Saying("$image", "unauthorized|credentials"),
        Pull("the name of the registry does not resolve", "k8s.image.registry-dns", "dial tcp: lookup r.example on 10.0.0.10:53: no such host").Saying("$image"),
        Pull("the registry does not answer", "k8s.image.registry-unreachable", "dial tcp 203.0.113.9:443: i/o timeout").Saying("$image"),
        Pull("the registry limits pulls", "k8s.image.rate-limit", "429 Too Many Requests - Server message: toomanyrequests").Saying("429|rate"),
        Pull("the image is for another platform", "k8s.image.platform", "no match for platform in manifest: not found").Saying("$image", "platform"),
        Pull("the repository may not exist", "k8s.image.not-found", "pull access denied, repository does not exist or may require authorization").Saying("$image"),
        RuleCase.Fault("a lone pod waits with ImagePullBackOff and nobody says why", "k8s.image.pull", """
            kind: Pod
            name: $app
            spec: {containers: [{name: app, image: $image}]}
            status: {phase: Pending, waiting: {reason: ImagePullBackOff}}
            """).Blaming("Pod/$app").Saying("$image", "cannot be pulled").Partial(),
        RuleCase.Fault("a CronJob's image name cannot be read", "k8s.image.invalid-name", """
            kind: Job
            name: $app
            pods: 1
            spec: {template: {spec: {restartPolicy: OnFailure, containers: [{name: app, image: "$image@bad"}]}}}
            pod: {status: {phase: Pending, waiting: {reason: InvalidImageName, message: "couldn't parse image reference"}}}
            """).Blaming("Job/$app").Saying("$image@bad"),
        RuleCase.Fault("a DaemonSet may never pull", "k8s.image.never-pulled", """
            kind: DaemonSet
            name: $app
            pods: 2
            spec: {template: {spec: {containers: [{name: app, image: $image, imagePullPolicy: Never}]}}}
            pod: {status: {phase: Pending, waiting: {reason: ErrImageNeverPull}}}
            """).Blaming("DaemonSet/$app").Saying("$image", "Never"),
        RuleCase.Fault("a StatefulSet's program is built for another machine", "k8s.image.platform", """
            kind: StatefulSet
            name: $app
            pods: 1
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Log
            of: StatefulSet/$app
            text: "exec /usr/local/bin/run: exec format error"
            """).Blaming("StatefulSet/$app").Saying("exec format error"),
        RuleCase.Healthy("an event of yesterday's pull", """
            kind: StatefulSet
            name: $app
            pods: 2
            ---
            kind: Event
            of: StatefulSet/$app
            reason: Failed
            message: 'Failed to pull image "$image": 401 Unauthorized'
            last: @50m
            """),
    ];

    private static RuleCase Pull(string name, string cause, string answer) => RuleCase.Fault(name, cause, $$"""
        kind: StatefulSet
        name: $app
        pods: 1
        spec: {template: {spec: {containers: [{name: app, image: $image}]} } }
        pod: {status: {phase: Pending, waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image "$image"'} } }
        ---
        kind: Event
        of: StatefulSet/$app
        reason: Failed
        message: 'Failed to pull image "$image": failed to resolve reference "$image": {{answer}}'
        """).Blaming("StatefulSet/$app");
}
