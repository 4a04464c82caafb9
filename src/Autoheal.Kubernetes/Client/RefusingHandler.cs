using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Stands where a server would, for a cluster that is only a recording: nothing can be sent there.</summary>
internal sealed class RefusingHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new AutohealException(ErrorCodes.Configuration, "A recording of a cluster can be read, not changed.");
}
