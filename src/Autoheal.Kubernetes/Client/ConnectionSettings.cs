using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Client;

/// <summary>Everything that it takes to reach a server and prove who one is, gathered from a file or a pod.</summary>
internal sealed class ConnectionSettings
{
    /// <summary>What is being read, for messages: the file and the context.</summary>
    public required string Origin { get; init; }

    public required Uri Server { get; init; }

    public X509Certificate2Collection Authorities { get; init; } = [];

    public X509Certificate2? ClientCertificate { get; init; }

    public TokenSource? Token { get; init; }

    public string? TlsServerName { get; init; }

    public Uri? Proxy { get; init; }

    public bool Insecure { get; init; }

    public string? Namespace { get; init; }

    public KubernetesConnection Connect()
    {
        RefuseTokenInTheClear();
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = Proxy is null ? null : new WebProxy(Proxy),
            SslOptions = TlsOptions(),
        };
        var throttled = new ThrottlingHandler { InnerHandler = TlsServerName is null ? handler : new ServerNameHandler(TlsServerName) { InnerHandler = handler } };
        HttpMessageHandler outermost = Token is null ? throttled : new BearerTokenHandler(Token) { InnerHandler = throttled };
        return new KubernetesConnection(new HttpMessageInvoker(outermost, disposeHandler: true), Server, owned: true, Namespace, Origin);
    }

    private void RefuseTokenInTheClear()
    {
        if (Token is not null && Server.Scheme == Uri.UriSchemeHttp && !Server.IsLoopback)
        {
            throw new AutohealException(ErrorCodes.Configuration, $"{Origin}: a token would be sent in the clear to {Server}; use https.");
        }
    }

    private SslClientAuthenticationOptions TlsOptions()
    {
        var options = new SslClientAuthenticationOptions();
        if (ClientCertificate is not null)
        {
            options.ClientCertificates = [ClientCertificate];
        }

        else if (Token is ExecTokenSource plugin)
        {
            // Asked for at each handshake: the plug-in gives another one when the last has ended.
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => plugin.Certificate!;
        }

        if (Insecure)
        {
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }
        else if (Authorities.Count > 0)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(Authorities);
            options.CertificateChainPolicy = policy;
        }

        return options;
    }
}
