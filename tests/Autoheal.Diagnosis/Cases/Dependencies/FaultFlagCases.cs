namespace Autoheal.Diagnosis.Cases.Dependencies;

internal sealed class FaultFlagCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("a flag makes a service fail, and a server of flags reads it", "app.flag.bug", Flags("adFailure", "on")).Blaming("ConfigMap/$flags").Saying("adFailure"),
        RuleCase.NearMiss("a flag that would make a service fail is off", "app.flag.bug", Flags("adFailure", "off")),
        RuleCase.NearMiss("a flag of another purpose is on", "app.flag.bug", Flags("adBanner", "on")),
    ];

    private static string Flags(string flag, string variant) => $$$"""
        kind: ConfigMap
        name: $flags
        data:
          demo.flagd.json: '{"flags": {"{{{flag}}}": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "{{{variant}}}"} } }'
        ---
        kind: Deployment
        name: ad
        created: @9d
        ---
        kind: Service
        name: ad
        ---
        kind: Log
        of: Deployment/ad
        text: |
          GetAds Failed with status Status{code=UNAVAILABLE, description=null, cause=null}
          GetAds Failed with status Status{code=UNAVAILABLE, description=null, cause=null}
          GetAds Failed with status Status{code=UNAVAILABLE, description=null, cause=null}
        """;
}
