using System.Net.Http.Headers;

namespace Autoheal.Kubernetes.Client;

/// <summary>Adds the token to every request.</summary>
internal sealed class BearerTokenHandler(TokenSource tokens) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetToken());
        return base.SendAsync(request, cancellationToken);
    }
}
