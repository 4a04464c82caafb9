namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Asks for the name that the kubeconfig's <c>tls-server-name</c> gives, and so has the certificate checked against it: the transport takes that name
/// from the request's Host, whatever its TLS options say.
/// </summary>
internal sealed class ServerNameHandler(string name) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Host = name;
        return base.SendAsync(request, cancellationToken);
    }
}
