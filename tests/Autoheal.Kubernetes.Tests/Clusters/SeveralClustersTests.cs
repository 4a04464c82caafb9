using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;
using Autoheal.Kubernetes.Tests.Scenarios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.Kubernetes.Tests.Clusters;

/// <summary>Adding a cluster is configuration, and what cannot be right is refused by name.</summary>
public sealed class SeveralClustersTests : IDisposable
{
    private readonly string _kubeconfig = Path.GetTempFileName();

    [Fact]
    public void AddKubernetesClusters_Section_ConnectsEachWithItsOwnContexts()
    {
        var services = Host(out var autoheal);
        autoheal.AddKubernetesClusters(Section(new()
        {
            ["C:eu-1:Kubeconfig"] = WriteKubeconfig(),
            ["C:eu-1:Context"] = "eu",
            ["C:eu-1:ActingContext"] = "eu-actor",
            ["C:eu-1:Limits:RequestTimeout"] = "00:00:03",
            ["C:us-1:Kubeconfig"] = _kubeconfig,
            ["C:us-1:Context"] = "us",
            ["C:us-1:OwnNamespace"] = "ops",
        }));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<KubernetesOptions>>();

        Assert.Equal(["eu-1", "us-1"], provider.GetRequiredService<IClusterDirectory>().Names);
        Assert.Equal(
            ("https://eu.example/", "https://acting.example/", TimeSpan.FromSeconds(3)),
            (options.Get("eu-1").Connection!.BaseAddress.AbsoluteUri, options.Get("eu-1").ActingConnection!.BaseAddress.AbsoluteUri, options.Get("eu-1").Limits.RequestTimeout));
        Assert.Equal(
            ("https://us.example/", null, "ops"),
            (options.Get("us-1").Connection!.BaseAddress.AbsoluteUri, options.Get("us-1").ActingConnection, options.Get("us-1").OwnNamespace));
    }

    [Fact]
    public void AddKubernetesClusters_NothingToConnectTo_IsOneSentence()
    {
        var services = Host(out var autoheal);
        autoheal.AddKubernetesClusters(Section(new() { ["C:eu-1:OwnNamespace"] = "ops" }));
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<AutohealException>(() => provider.GetRequiredService<IOptionsMonitor<KubernetesOptions>>().Get("eu-1"));

        Assert.Equal("Cluster 'eu-1' needs either Kubeconfig or Context or both, or InCluster: true; nothing is taken for granted.", error.Message);
    }

    [Fact]
    public void AddKubernetesCluster_WithAddKubernetes_IsRefusedEitherWay()
    {
        Host(out var one);
        one.AddKubernetes(options => options.Connection = Answering("u1"));
        Host(out var several);
        several.AddKubernetesCluster("eu-1", options => options.Connection = Answering("u1"));

        Assert.Throws<InvalidOperationException>(() => one.AddKubernetesCluster("eu-1", _ => { }));
        Assert.Throws<InvalidOperationException>(() => several.AddKubernetes(_ => { }));
        Assert.Throws<ArgumentException>(() => several.AddKubernetesCluster("eu-1", _ => { }));
        Assert.Throws<ArgumentException>(() => several.AddKubernetesCluster("Eu 1", _ => { }));
    }

    [Fact]
    public async Task GetIdAsync_TwoNamesForOneCluster_IsRefused()
    {
        using var provider = Two("u1", "u1");
        var clusters = provider.GetRequiredService<IClusterDirectory>();
        await clusters.GetIdAsync("eu-1");

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await clusters.GetIdAsync("us-1"));

        Assert.Equal("'eu-1' and 'us-1' are the same cluster (u1); configure it once.", error.Message);
    }

    [Fact]
    public async Task FindNameAsync_Id_IsAskedOfAllAndNeverGuessed()
    {
        using var provider = Two("u1", "u2");
        var clusters = provider.GetRequiredService<IClusterDirectory>();

        Assert.Equal("us-1", await clusters.FindNameAsync("u2"));
        Assert.Null(await clusters.FindNameAsync("u3"));
        Assert.Null(await clusters.FindNameAsync(""));
    }

    [Fact]
    public void Catalogue_OfSeveralClusters_HasTheSameActionsAsOfOne()
    {
        using var provider = Two("u1", "u2");

        Assert.Equal(
            ActionDescriptors.All.Select(action => action.Name).Order(StringComparer.Ordinal),
            provider.GetRequiredService<IActionCatalogue>().Descriptors.Select(action => action.Name));
        Assert.NotNull(provider.GetKeyedService<IKubernetesReader>("us-1"));
    }

    public void Dispose() => File.Delete(_kubeconfig);

    private static ServiceProvider Two(string eu, string us)
    {
        var services = Host(out var autoheal);
        autoheal.AddKubernetesCluster("eu-1", options => options.Connection = Answering(eu));
        autoheal.AddKubernetesCluster("us-1", options => options.Connection = Answering(us));
        return services.BuildServiceProvider();
    }

    private static ServiceCollection Host(out IAutohealBuilder autoheal)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        autoheal = services.AddAutoheal();
        return services;
    }

    private static KubernetesConnection Answering(string uid) => KubernetesConnection.FromHandler(
        new ScriptedHandler(_ => ScriptedHandler.Json($$$"""{"kind":"Namespace","metadata":{"name":"kube-system","uid":"{{{uid}}}"}}""")), new Uri("https://c.example"));

    private static IConfigurationSection Section(Dictionary<string, string?> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("C");

    private string WriteKubeconfig()
    {
        File.WriteAllText(_kubeconfig, """
            contexts: [{name: eu, context: {cluster: eu}}, {name: eu-actor, context: {cluster: acting}}, {name: us, context: {cluster: us}}]
            clusters: [{name: eu, cluster: {server: 'https://eu.example'}}, {name: acting, cluster: {server: 'https://acting.example'}}, {name: us, cluster: {server: 'https://us.example'}}]
            """);
        return _kubeconfig;
    }
}
