using System.Net;
using System.Net.Http.Headers;

namespace Autoheal.Kubernetes.Client;

/// <summary>Adds the token to every request; when the server does not accept it, asks once for another one.</summary>
internal sealed class BearerTokenHandler(TokenSource tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetTokenAsync(cancellationToken);
        Authorize(request, token);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !tokens.Reject(token))
        {
            return response;
        }

        response.Dispose();
        Authorize(request, await tokens.GetTokenAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    private static void Authorize(HttpRequestMessage request, string token) =>
        request.Headers.Authorization = token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", token);
}
