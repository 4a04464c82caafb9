using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Simulation;
using Autoheal.Simulation.Transport;

namespace Autoheal.Kubernetes.Tests.Client;

/// <summary>The connection over a real socket and TLS, against the simulated server.</summary>
public sealed class KubernetesConnectionTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connection");
    private readonly SimulatedWorld _world = new(new WorldOptions(), new FixedClock());
    private SimulatedApiServer _server = null!;

    public async Task InitializeAsync() => _server = await SimulatedApiServer.StartAsync(_world, new SimulatedApiServerOptions { UseTls = true });

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task FromKubeconfig_CertificateOfItsAuthority_IsTrusted()
    {
        using var connection = KubernetesConnection.FromKubeconfig(Write(_server.WriteKubeconfig(_world.Access.AdminToken)));

        Assert.Equal(_world.ClusterId, await new ClusterIdentity(Reader(connection)).GetClusterIdAsync());
        Assert.Equal("default", connection.DefaultNamespace);
    }

    [Fact]
    public async Task FromKubeconfig_NoAuthority_DoesNotTrust()
    {
        var text = _server.WriteKubeconfig(_world.Access.AdminToken);
        using var connection = KubernetesConnection.FromKubeconfig(Write(string.Join('\n', text.Split('\n').Where(line => !line.Contains("certificate-authority", StringComparison.Ordinal)))));

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await new ClusterIdentity(Reader(connection)).GetClusterIdAsync());

        Assert.Equal(ErrorCodes.Cluster, error.ErrorCode);
    }

    [Fact]
    public async Task FromKubeconfig_UnknownToken_IsTyped()
    {
        using var connection = KubernetesConnection.FromKubeconfig(Write(_server.WriteKubeconfig("nobody")));

        var error = await Assert.ThrowsAsync<KubernetesApiException>(async () => await new ClusterIdentity(Reader(connection)).GetClusterIdAsync());

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, error.StatusCode);
    }

    private static KubernetesReader Reader(KubernetesConnection connection) =>
        new(new KubernetesTransport(connection, new KubernetesLimits(), TimeProvider.System));

    private string Write(string kubeconfig)
    {
        var path = Path.Combine(_folder.FullName, "config");
        File.WriteAllText(path, kubeconfig);
        return path;
    }
}
