using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Tests.Client;

public sealed class KubeconfigTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kubeconfig");

    [Fact]
    public void Read_CurrentContext_GivesServerTokenAndNamespace()
    {
        var settings = Kubeconfig.Read(Write("    token: secret-token"), null);

        Assert.Equal(new Uri("https://cluster.example:6443"), settings.Server);
        Assert.Equal("secret-token", settings.Token!.GetToken());
        Assert.Equal("shop", settings.Namespace);
        Assert.False(settings.Insecure);
    }

    [Fact]
    public void Read_NamedContext_IsUsed() =>
        Assert.Equal(new Uri("https://other.example/"), Kubeconfig.Read(Write("    token: t"), "other").Server);

    [Fact]
    public void Read_CertificatesAsDataAndFiles_AreLoaded()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=jane", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(Path.Combine(_folder.FullName, "client.crt"), certificate.ExportCertificatePem());
        var keyData = Convert.ToBase64String(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        var authority = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));

        var settings = Kubeconfig.Read(
            Write($"    client-certificate: client.crt\n    client-key-data: {keyData}", $"    certificate-authority-data: {authority}"), null);

        Assert.Equal("CN=jane", settings.ClientCertificate!.Subject);
        Assert.True(settings.ClientCertificate.HasPrivateKey);
        Assert.Single(settings.Authorities);
    }

    [Fact]
    public void Read_TokenFile_IsRelativeToTheKubeconfig()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "token"), " from-file\n");

        Assert.Equal("from-file", Kubeconfig.Read(Write("    tokenFile: token"), null).Token!.GetToken());
    }

    [Theory]
    [InlineData("nowhere", "    token: t", "", "context 'nowhere' is not in it")]
    [InlineData("lost", "    token: t", "", "the cluster of context 'lost' is not in it")]
    [InlineData(null, "    exec: {command: aws}", "", "its user gets credentials from a plug-in")]
    [InlineData(null, "    token: t", "    certificate-authority-data: '!!'", "certificate-authority-data is no base64")]
    [InlineData(null, "    token: t", "    certificate-authority: gone.crt", "the file that certificate-authority names cannot be read")]
    [InlineData(null, "    client-key-data: QQ==", "", "client certificate and client key must be given together")]
    public void Read_SomethingIsWrong_SaysWhatAndWhere(string? context, string user, string cluster, string message)
    {
        var path = Write(user, cluster);

        var error = Assert.Throws<AutohealException>(() => Kubeconfig.Read(path, context));

        Assert.Equal(ErrorCodes.Configuration, error.ErrorCode);
        Assert.StartsWith($"The kubeconfig {path}", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [", "is no valid YAML")]
    [InlineData("just text", "it is not a kubeconfig")]
    [InlineData("a: b", "it has no current context")]
    public void Read_NoKubeconfig_SaysSo(string text, string message)
    {
        var path = Path.Combine(_folder.FullName, "broken");
        File.WriteAllText(path, text);

        Assert.Contains(message, Assert.Throws<AutohealException>(() => Kubeconfig.Read(path, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_SaysSo() => Assert.Contains(
        "it cannot be read",
        Assert.Throws<AutohealException>(() => Kubeconfig.Read(Path.Combine(_folder.FullName, "none"), null)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Connect_TokenOverPlainHttp_IsRefused()
    {
        var settings = new ConnectionSettings { Origin = "test", Server = new("http://cluster.example/"), Token = new TokenSource.Fixed("t") };

        Assert.Contains("in the clear", Assert.Throws<AutohealException>(() => settings.Connect()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string user, string cluster = "")
    {
        var path = Path.Combine(_folder.FullName, "config");
        File.WriteAllText(path, $"""
            apiVersion: v1
            kind: Config
            current-context: here
            contexts:
            - name: here
              context: {"{"}cluster: one, user: jane, namespace: shop{"}"}
            - name: other
              context: {"{"}cluster: two, user: jane{"}"}
            - name: lost
              context: {"{"}cluster: three, user: jane{"}"}
            clusters:
            - name: two
              cluster: {"{"}server: https://other.example/{"}"}
            - name: one
              cluster:
                server: https://cluster.example:6443
            {cluster}
            users:
            - name: jane
              user:
            {user}
            """);
        return path;
    }
}
