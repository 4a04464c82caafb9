namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Where an API server is and as whom one speaks to it. Reading and acting may use different ones. Thread-safe; it owns nothing that
/// the host handed in.
/// </summary>
public sealed class KubernetesConnection
{
    private readonly HttpMessageInvoker _invoker;

    private KubernetesConnection(HttpMessageInvoker invoker, Uri baseAddress)
    {
        _invoker = invoker;
        BaseAddress = baseAddress.AbsoluteUri.EndsWith('/') ? baseAddress : new Uri(baseAddress.AbsoluteUri + "/");
    }

    /// <summary>Gets the server's root, ending in a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>A client that the host has configured with credentials already.</summary>
    /// <exception cref="ArgumentException">The client has no base address.</exception>
    public static KubernetesConnection FromHttpClient(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.BaseAddress is { IsAbsoluteUri: true } address
            ? new KubernetesConnection(client, address)
            : throw new ArgumentException("The client needs the API server's address as its BaseAddress.", nameof(client));
    }

    /// <summary>A handler that answers requests, for instance a simulated cluster in the same process.</summary>
    public static KubernetesConnection FromHandler(HttpMessageHandler handler, Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(baseAddress);
        return new KubernetesConnection(new HttpMessageInvoker(handler, disposeHandler: false), baseAddress);
    }

    // An invoker adds no awaits of its own between us and the handler: a simulated one keeps the caller's scheduling.
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) => _invoker is HttpClient client
        ? client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : _invoker.SendAsync(message, cancellationToken);
}
