namespace Autoheal.Diagnosis.Cases.Images;

internal sealed class PullLookalikeCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("the nodes do not accept the registry's certificate", "k8s.image.registry-certificate", """
            kind: Deployment
            name: $app
            pods: 2
            pod: {created: @12m, status: {phase: Pending, waiting: {reason: ErrImagePull, message: 'failed to pull and unpack image "$image": failed to resolve reference "$image": failed to do request: Head "https://r.example/v2/x/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority'}}}
            """).Blaming("Deployment/$app").Saying("certificate"),
        RuleCase.NearMiss("the credentials are refused, in words that also speak of what may not exist", "k8s.image.not-found", """
            kind: Deployment
            name: $app
            pods: 1
            spec: {template: {imagePullSecrets: [{name: $credentials}], containers: [{name: app, image: $image}]}}
            pod: {created: @12m, status: {phase: Pending, waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image "$image"'}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: Failed
            message: 'Failed to pull image "$image": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
            """).Being("k8s.image.pull-secret"),
        RuleCase.NearMiss("an image is on its way, and is large", "k8s.image.pull", """
            kind: Deployment
            name: $app
            pods: 1
            pod: {created: @60s, status: {phase: Pending, waiting: {reason: ContainerCreating}, conditions: [{type: PodScheduled, status: "True", lastTransitionTime: @60s}, {type: Ready, status: "False", lastTransitionTime: @60s}]}}
            ---
            kind: Event
            of: Deployment/$app
            type: Normal
            reason: Pulling
            message: 'Pulling image "$image"'
            """).LookingLike("k8s.image.registry-unreachable"),
        RuleCase.NearMiss("a program complains of the format of what it reads, and fails", "k8s.image.platform", """
            kind: StatefulSet
            name: $app
            created: @9d
            pods: 1
            pod: {status: {waiting: {reason: CrashLoopBackOff}, restarts: 6, last: {exitCode: 1, reason: Error}}}
            ---
            kind: Log
            of: StatefulSet/$app
            text: "ERROR bad record: format error in line 4 of input.csv"
            """),
        RuleCase.Stale("the registry refused, did not answer and was not found, and then gave the image", "k8s.image.pull", """
            kind: Deployment
            name: $app
            pods: 2
            ---
            kind: Event
            of: Deployment/$app
            reason: Failed
            message: 'Failed to pull image "$image": failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized'
            last: @35m
            ---
            kind: Event
            of: Deployment/$app
            reason: Failed
            message: 'Failed to pull image "$image": dial tcp: lookup r.example on 10.0.0.10:53: no such host'
            last: @31m
            ---
            kind: Event
            of: Deployment/$app
            reason: BackOff
            message: 'Back-off pulling image "$image"'
            last: @30m
            """).Outliving("k8s.image.not-found", "k8s.image.pull-secret", "k8s.image.registry-dns"),
    ];
}
