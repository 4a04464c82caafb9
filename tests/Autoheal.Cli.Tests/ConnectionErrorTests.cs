using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Autoheal.Simulation;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;

namespace Autoheal.Cli.Tests;

/// <summary>Whatever keeps the tool from a cluster is one sentence that says what and where, and exit code 2; never a stack trace.</summary>
public sealed class ConnectionErrorTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kubeconfig");
    private SimulatedApiServer _server = null!;
    private string _good = "";

    public async Task InitializeAsync()
    {
        var world = new SimulatedWorld(new WorldOptions(), new VirtualClock(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)));
        world.Access.AddUser("token-of-nobody", new UserIdentity { Name = "nobody" }, Array.Empty<AccessRule>());
        _server = await SimulatedApiServer.StartAsync(world, new SimulatedApiServerOptions { UseTls = true });
        _good = _server.WriteKubeconfig(world.Access.AdminToken);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("a: [b", "The kubeconfig {0} cannot be used: line 2 is no valid YAML.")]
    [InlineData("no mapping", "The kubeconfig {0} cannot be used: it is not a kubeconfig.")]
    [InlineData("kind: Config", "The kubeconfig {0} cannot be used: it has no current context; name one.")]
    [InlineData("current-context: gone", "The kubeconfig {0} cannot be used: context 'gone' is not in it.")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: lost}}]", "The kubeconfig {0} cannot be used: the cluster of context 'x' is not in it.")]
    [InlineData(
        "current-context: x\ncontexts: [{name: x, context: {cluster: c, user: lost}}]\nclusters: [{name: c, cluster: {server: 'https://c'}}]",
        "The kubeconfig {0} cannot be used: the user of context 'x' is not in it.")]
    [InlineData(
        "current-context: x\ncontexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: 'https://c', certificate-authority-data: '%%'}}]",
        "The kubeconfig {0}, context 'x' cannot be used: certificate-authority-data is no base64.")]
    [InlineData(
        "current-context: x\ncontexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: 'ftp://c'}}]",
        "The kubeconfig {0}, context 'x' cannot be used: the cluster's server is no http or https address.")]
    public async Task Diagnose_BrokenKubeconfig_IsOneSentence(string text, string sentence)
    {
        var path = Write(text);

        (await DiagnoseAsync(path)).ShouldRefuse(ExitCodes.BadInput, "autoheal: " + string.Format(null, sentence, path));
    }

    [Fact]
    public async Task Diagnose_ContextThatIsNotThere_NamesIt()
    {
        var path = Write(_good);

        (await DiagnoseAsync(path, "--context", "prod")).ShouldRefuse(ExitCodes.BadInput, $"autoheal: The kubeconfig {path} cannot be used: context 'prod' is not in it.");
    }

    [Fact]
    public async Task Diagnose_ClientCertificateHasEnded_SaysWhen()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=jane", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        var path = WriteUser($"client-certificate-data: {Base64(certificate.ExportCertificatePem())}\n    client-key-data: {Base64(key.ExportPkcs8PrivateKeyPem())}");

        (await DiagnoseAsync(path)).ShouldRefuse(
            ExitCodes.BadInput, $"autoheal: The kubeconfig {path}, context 'simulated' cannot be used: its client certificate ended on 1971-01-01 00:00 UTC.");
    }

    [Fact]
    public async Task Diagnose_WrongAuthority_SaysThatTheCertificateCannotBeTrusted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = new CertificateRequest("CN=other", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var data = _good.Split('\n').Single(line => line.Contains("certificate-authority-data", StringComparison.Ordinal)).Split(": ")[1];
        var path = Write(_good.Replace(data, Base64(other.ExportCertificatePem()), StringComparison.Ordinal));

        ShouldBeOneSentence(await DiagnoseAsync(path), $" at {_server.Address.Authority}: the server's certificate cannot be trusted, or it does not trust ours");
    }

    [Theory]
    [InlineData("no-such-plug-in", "", "plug-in 'no-such-plug-in' cannot be started: is it installed.")]
    [InlineData("sh", "echo rubbish", "plug-in 'sh' printed no ExecCredential of version client.authentication.k8s.io/v1.")]
    [InlineData("sh", "exit 7", "plug-in 'sh' ended with code 7.")]
    public async Task Diagnose_PluginMisbehaves_NamesIt(string command, string script, string sentence)
    {
        var path = WriteUser($"exec: {{apiVersion: client.authentication.k8s.io/v1, command: {command}, args: ['-c', '{script}']}}");

        ShouldBeOneSentence(await DiagnoseAsync(path), $"The kubeconfig {path}, context 'simulated' cannot be used: its {sentence}");
    }

    [Fact]
    public async Task Diagnose_TokenThatMayDoNothing_NamesTheVerb() => ShouldBeOneSentence(
        await DiagnoseAsync(WriteUser("token: token-of-nobody")), "403 ", "User \"nobody\" cannot get resource \"namespaces\"");

    [Fact]
    public async Task Diagnose_TokenThatIsNotAccepted_SaysUnauthorized() =>
        ShouldBeOneSentence(await DiagnoseAsync(WriteUser("token: made-up")), "GET /api/v1/namespaces/default: 401 Unauthorized");

    [Fact]
    public async Task Diagnose_NamespaceThatIsGone_NamesIt() => (await DiagnoseAsync(Write(_good), "--namespace", "gone"))
        .ShouldRefuse(ExitCodes.BadInput, "autoheal: the cluster has no Namespace 'gone'");

    [Fact]
    public async Task Diagnose_NobodyAnswers_NamesTheAddress()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = free.LocalEndpoint.ToString()!;
        free.Stop();
        var path = Write(_good.Replace(_server.Address.Authority, address, StringComparison.Ordinal));

        ShouldBeOneSentence(await DiagnoseAsync(path), $"GET /api/v1/namespaces/default at {address}: Connection refused");
    }

    private static void ShouldBeOneSentence(ToolRun run, params string[] parts)
    {
        // What takes longer than a moment is announced before.
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("autoheal: reading ", StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static Task<ToolRun> DiagnoseAsync(string kubeconfig, params string[] more) => ToolRun.RunAsync(["diagnose", "--kubeconfig", kubeconfig, .. more]);

    /// <summary>The good kubeconfig with another user.</summary>
    private string WriteUser(string user)
    {
        var token = _good.Split('\n').Single(line => line.Contains("token: ", StringComparison.Ordinal)).Trim();
        return Write(_good.Replace(token, user, StringComparison.Ordinal));
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "config");
        File.WriteAllText(path, text);
        return path;
    }
}
