using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Where an API server is and as whom one speaks to it. Reading and acting may use different ones. Thread-safe. Disposing ends connections
/// that were made here, never a client or handler that the host handed in.
/// </summary>
public sealed class KubernetesConnection : IDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly bool _owned;

    internal KubernetesConnection(HttpMessageInvoker invoker, Uri baseAddress, bool owned, string? defaultNamespace = null, string? origin = null)
    {
        _invoker = invoker;
        _owned = owned;
        BaseAddress = baseAddress.AbsoluteUri.EndsWith('/') ? baseAddress : new Uri(baseAddress.AbsoluteUri + "/");
        DefaultNamespace = defaultNamespace;
        Origin = origin;
    }

    /// <summary>Gets the server's root, ending in a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets the namespace that the configuration prefers; null when it names none.</summary>
    public string? DefaultNamespace { get; }

    /// <summary>Gets where it was read from, for people: the kubeconfig and its context, or the pod's account; null when the host made it.</summary>
    public string? Origin { get; }

    /// <summary>A client that the host has configured with credentials already.</summary>
    /// <exception cref="ArgumentException">The client has no base address.</exception>
    public static KubernetesConnection FromHttpClient(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.BaseAddress is { IsAbsoluteUri: true } address
            ? new KubernetesConnection(client, address, owned: false)
            : throw new ArgumentException("The client needs the API server's address as its BaseAddress.", nameof(client));
    }

    /// <summary>A handler that answers requests and adds what credentials it needs.</summary>
    public static KubernetesConnection FromHandler(HttpMessageHandler handler, Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(baseAddress);
        return new KubernetesConnection(new HttpMessageInvoker(handler, disposeHandler: false), baseAddress, owned: false);
    }

    /// <summary>
    /// A context of a kubeconfig: server, certificate authority, and a token, a token file, a client certificate or a credential plug-in, which is run when
    /// the first request needs it. Verification of the server is off only where the file says <c>insecure-skip-tls-verify</c>.
    /// </summary>
    /// <param name="path">The file; null means those that <c>KUBECONFIG</c> lists, merged, else the one in the user's home.</param>
    /// <param name="context">The context; null means the current one.</param>
    /// <exception cref="AutohealException">The file cannot be used; the message names file and context and says why.</exception>
    public static KubernetesConnection FromKubeconfig(string? path = null, string? context = null)
    {
        return Kubeconfig.Read(path is null ? Kubeconfig.DefaultPaths() : [path], context).Connect();
    }

    /// <summary>The account of the pod that the host runs in; its token is read again as it is renewed.</summary>
    /// <exception cref="AutohealException">The host does not run in a pod with a mounted account.</exception>
    public static KubernetesConnection InCluster() => PodAccount.Read().Connect();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_owned)
        {
            _invoker.Dispose();
        }
    }

    // An invoker adds no awaits of its own between us and the handler: a simulated one keeps the caller's scheduling.
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) => _invoker is HttpClient client
        ? client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : _invoker.SendAsync(message, cancellationToken);
}
