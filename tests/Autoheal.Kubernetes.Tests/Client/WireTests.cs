using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Tests.Client;

/// <summary>What a kubeconfig says about the way to a server, tried on sockets.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private const string ServerName = "kubernetes.example";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wire");
    private readonly X509Certificate2 _certificate = CreateCertificate();
    private WebApplication _server = null!;
    private string _protocol = "";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(_certificate)));
        _server = builder.Build();
        _server.Run(async context =>
        {
            _protocol = context.Request.Protocol;
            await context.Response.WriteAsync("""{"kind":"Namespace","metadata":{"name":"kube-system","uid":"u1"}}""");
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task TlsServerName_OfTheCertificate_IsTrustedAndSpeaksHttp2()
    {
        Assert.Equal("u1", await ReadAsync(Address, $", tls-server-name: {ServerName}"));
        Assert.Equal("HTTP/2", _protocol);
    }

    [Fact]
    public async Task TlsServerName_NotGiven_DoesNotTrustACertificateForAnotherName()
    {
        var error = await Assert.ThrowsAsync<AutohealException>(() => ReadAsync(Address, ""));

        Assert.Contains("the server's certificate cannot be trusted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InsecureSkipTlsVerify_OnlyWhereTheFileSaysSo_Trusts() =>
        Assert.Equal("u1", await ReadAsync(Address, ", insecure-skip-tls-verify: true"));

    [Fact]
    public async Task ProxyUrl_Given_IsAskedForTheServer()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var asked = AnswerAsync(proxy);

        await Assert.ThrowsAsync<AutohealException>(() => ReadAsync("https://cluster.example:6443", $", proxy-url: 'http://{proxy.LocalEndpoint}'"));

        Assert.StartsWith("CONNECT cluster.example:6443 HTTP/1.1", await asked.WaitAsync(s_patience), StringComparison.Ordinal);
    }

    private string Address => _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private async Task<string> ReadAsync(string server, string more)
    {
        var path = Path.Combine(_folder.FullName, "config");
        var authority = Convert.ToBase64String(Encoding.ASCII.GetBytes(_certificate.ExportCertificatePem()));
        await File.WriteAllTextAsync(path, $$$"""
            current-context: c
            contexts: [{name: c, context: {cluster: c}}]
            clusters: [{name: c, cluster: {server: '{{{server}}}', certificate-authority-data: {{{authority}}}{{{more}}} }}]
            """);
        using var connection = KubernetesConnection.FromKubeconfig(path);
        var transport = new KubernetesTransport(connection, new KubernetesLimits(), TimeProvider.System);
        return await new ClusterIdentity(new KubernetesReader(transport)).GetClusterIdAsync();
    }

    /// <summary>Refuses the first request; what it began with.</summary>
    private static async Task<string> AnswerAsync(TcpListener proxy)
    {
        using var client = await proxy.AcceptTcpClientAsync();
        var buffer = new byte[1024];
        var read = await client.GetStream().ReadAsync(buffer);
        await client.GetStream().WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(ServerName);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
