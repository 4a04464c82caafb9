namespace Autoheal.Diagnosis.Cases.Network;

internal sealed class CertificateCases : IRuleCases
{
    public IEnumerable<RuleCase> Cases =>
    [
        RuleCase.Fault("the certificate of a Service has ended, and its callers say so", "net.tls.expired", Called(
            "Get \\\"https://$callee:443/v1\\\": tls: failed to verify certificate: x509: certificate has expired or is not yet valid",
            """
            apiVersion: cert-manager.io/v1
            kind: Certificate
            name: $callee-tls
            namespace: $ns
            spec: {secretName: $callee-tls, dnsNames: [$callee]}
            status: {notAfter: @2h, conditions: [{type: Ready, status: "False", reason: Expired, message: "Certificate expired", lastTransitionTime: @2h}]}
            """)).Blaming("Service/$callee").Saying("expired", "$callee"),
        RuleCase.Fault("two callers do not know the authority of a Service's certificate", "net.tls.unknown-authority", Called(
            "Get \\\"https://$callee:443/v1\\\": tls: failed to verify certificate: x509: certificate signed by unknown authority",
            """
            kind: Deployment
            name: $second
            spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "https://$callee:443"}]}]}}}
            ---
            kind: Log
            of: Deployment/$second
            text: |
              requests.exceptions.SSLError: HTTPSConnectionPool(host='$callee', port=443): Max retries exceeded (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate')))
              requests.exceptions.SSLError: HTTPSConnectionPool(host='$callee', port=443): Max retries exceeded (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate')))
            """)).Blaming("Service/$callee").Saying("authority", "$callee"),
        RuleCase.NearMiss("a certificate of somebody outside has expired", "net.tls.expired", Called(
            "Post \\\"https://api.partner.example.com/v1\\\": x509: certificate has expired or is not yet valid",
            """
            apiVersion: cert-manager.io/v1
            kind: Certificate
            name: $callee-tls
            namespace: $ns
            spec: {secretName: $callee-tls, dnsNames: [$callee]}
            status: {notAfter: "2026-05-01T00:00:00Z", conditions: [{type: Ready, status: "True", reason: Ready, lastTransitionTime: @20h}]}
            """)).LookingLike("net.tls.unknown-authority"),
    ];

    private static string Called(string line, string more) => $$"""
        kind: Deployment
        name: $callee
        ---
        kind: Service
        name: $callee
        spec: {ports: [{port: 443, targetPort: 8443}]}
        ---
        kind: Deployment
        name: $app
        spec: {template: {spec: {containers: [{name: app, image: $image, env: [{name: PEER_URL, value: "https://$callee:443"}]}]} } }
        ---
        kind: Log
        of: Deployment/$app
        text: "{{line}}\n{{line}}\n{{line}}"
        ---

        """ + more;
}
