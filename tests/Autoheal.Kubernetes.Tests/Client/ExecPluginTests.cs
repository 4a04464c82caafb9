using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Tests.Client;

public sealed class ExecPluginTests : IDisposable
{
    private const string Version = "client.authentication.k8s.io/v1";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("plugin");

    [Fact]
    public async Task GetTokenAsync_PluginGivesOneThatLasts_IsAskedOnce()
    {
        using var source = Source("""echo x >> runs; echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t1","expirationTimestamp":"2126-01-01T00:00:00Z"}}'""");

        Assert.Equal("t1", await source.GetTokenAsync(default));
        Assert.Equal("t1", await source.GetTokenAsync(default));
        Assert.Single(File.ReadAllLines(Path.Combine(_folder.FullName, "runs")));
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", false)]
    [InlineData("2126-01-01T00:00:00Z", true)]
    public async Task GetTokenAsync_EndedOrRejected_IsAskedForAgain(string end, bool rejected)
    {
        using var source = Source($$$"""echo x >> runs; echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t1","expirationTimestamp":"{{{end}}}"}}'""");

        await source.GetTokenAsync(default);
        if (rejected)
        {
            Assert.True(source.Reject("t1"));
        }

        await source.GetTokenAsync(default);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(_folder.FullName, "runs")).Length);
    }

    [Fact]
    public async Task GetTokenAsync_PluginIsTold_WhatIsExpectedOfIt()
    {
        using var source = Source("""echo "$KUBERNETES_EXEC_INFO $MODE $1" > told; echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t"}}'""");

        await source.GetTokenAsync(default);

        Assert.Equal(
            """{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","spec":{"interactive":false,"cluster":{"server":"https://cluster.example"}}} test argument""",
            File.ReadAllText(Path.Combine(_folder.FullName, "told")).Trim());
    }

    [Theory]
    [InlineData("echo rubbish", "printed no ExecCredential of version client.authentication.k8s.io/v1")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential","status":{"token":"t"}}'""", "printed no ExecCredential of version client.authentication.k8s.io/v1")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{}}'""", "printed no ExecCredential of version client.authentication.k8s.io/v1")]
    [InlineData("echo secret-detail >&2; exit 3", "ended with code 3")]
    [InlineData("sleep 60", "gave no credential within 0.5 s")]
    [InlineData("head -c 3000000 /dev/zero | tr '\\0' a", "printed more than 1048576 characters")]
    public async Task GetTokenAsync_PluginMisbehaves_IsOneClearSentence(string script, string why)
    {
        using var source = Source(script);

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await source.GetTokenAsync(default));

        Assert.Equal($"The kubeconfig /k, context 'c' cannot be used: its plug-in 'sh' {why}.", error.Message);
        Assert.Equal(ErrorCodes.Configuration, error.ErrorCode);
    }

    [Fact]
    public async Task GetTokenAsync_PluginIsNotInstalled_SaysSo()
    {
        using var source = Source("", "no-such-plug-in-anywhere");

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await source.GetTokenAsync(default));

        Assert.Equal("The kubeconfig /k, context 'c' cannot be used: its plug-in 'no-such-plug-in-anywhere' cannot be started: is it installed.", error.Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ExecTokenSource Source(string script, string command = "sh") => new(
        new ExecPlugin(
            new ExecPluginSettings
            {
                Origin = "/k, context 'c'",
                ApiVersion = Version,
                Command = command,
                Arguments = ["-c", script, "sh", "argument"],
                Environment = [new("MODE", "test")],
                Folder = _folder.FullName,
                Server = new Uri("https://cluster.example"),
                Patience = script.StartsWith("sleep", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromSeconds(30),
            },
            TimeProvider.System),
        TimeProvider.System);
}
