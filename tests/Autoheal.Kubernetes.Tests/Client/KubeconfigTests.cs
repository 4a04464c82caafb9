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
    public async Task Read_CurrentContext_GivesServerTokenAndNamespace()
    {
        var settings = Kubeconfig.Read(Write("    token: secret-token"), null);

        Assert.Equal(new Uri("https://cluster.example:6443"), settings.Server);
        Assert.Equal("secret-token", await settings.Token!.GetTokenAsync(default));
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
    public async Task Read_TokenFile_IsRelativeToTheKubeconfig()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "token"), " from-file\n");

        Assert.Equal("from-file", await Kubeconfig.Read(Write("    tokenFile: token"), null).Token!.GetTokenAsync(default));
    }

    [Fact]
    public async Task Read_SeveralFiles_AreMergedAndTheFirstWins()
    {
        var users = Directory.CreateDirectory(Path.Combine(_folder.FullName, "users"));
        File.WriteAllText(Path.Combine(users.FullName, "t"), "beside-its-own-file");
        var first = Path.Combine(users.FullName, "first");
        File.WriteAllText(first, "current-context: merged\ncontexts:\n- name: merged\n  context: {cluster: main, user: jane}\nusers:\n- name: jane\n  user: {tokenFile: t}\n");
        var second = Path.Combine(_folder.FullName, "second");
        File.WriteAllText(second, "current-context: other\nclusters:\n- name: main\n  cluster: {server: 'https://second.example'}\nusers:\n- name: jane\n  user: {token: lost}\n");

        var settings = Kubeconfig.Read([first, second], null);

        Assert.Equal(new Uri("https://second.example"), settings.Server);
        Assert.Equal("beside-its-own-file", await settings.Token!.GetTokenAsync(default));
    }

    [Fact]
    public void Read_ClientCertificateHasEnded_SaysWhen()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=jane", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        var path = Write($"    client-certificate-data: {Base64(certificate.ExportCertificatePem())}\n    client-key-data: {Base64(key.ExportPkcs8PrivateKeyPem())}");

        var error = Assert.Throws<AutohealException>(() => Kubeconfig.Read(path, null));

        Assert.EndsWith("cannot be used: its client certificate ended on 1971-01-01 00:00 UTC.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "    token: t", "", "context 'nowhere' is not in it")]
    [InlineData("lost", "    token: t", "", "the cluster of context 'lost' is not in it")]
    [InlineData(null, "    exec: {command: aws}", "", "its plug-in must speak client.authentication.k8s.io/v1 or client.authentication.k8s.io/v1beta1, but its apiVersion is ''")]
    [InlineData(null, "    auth-provider: {name: gcp}", "", "its user names an auth-provider, which Kubernetes 1.26 removed")]
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

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
