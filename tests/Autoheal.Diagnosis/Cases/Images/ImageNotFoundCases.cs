namespace Autoheal.Diagnosis.Cases.Images;

internal sealed class ImageNotFoundCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a release names a tag that was never pushed", "k8s.image.not-found", """
            kind: Deployment
            name: $app
            spec: {replicas: 2}
            revisions:
            - {created: @4d, pods: 2, template: {containers: [{name: app, image: $image}]}}
            - created: @6m
              pods: 1
              template: {containers: [{name: app, image: "$image2"}]}
              pod: {status: {waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image "$image2"'}}}
            ---
            kind: Event
            of: Deployment/$app
            reason: Failed
            message: 'Failed to pull image "$image2": rpc error: code = NotFound desc = failed to pull and unpack image "$image2": failed to resolve reference: not found'
            """).Blaming("Deployment/$app").Saying("$image2"),
        #region readme-case
        RuleCase.Healthy("the pull failed once, before the image was pushed", """
            kind: Deployment
            name: $app
            pods: 2
            ---
            kind: Event
            of: Deployment/$app
            reason: Failed
            message: 'Failed to pull image "$image": not found'
            last: @30m
            """),
        #endregion
    ];
}
