using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Kubernetes.Tests.Scenarios;

/// <summary>The descriptors of every action of the package.</summary>
internal static class ActionDescriptors
{
    public static IReadOnlyList<ActionDescriptor> All { get; } = Read();

    private static IReadOnlyList<ActionDescriptor> Read()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAutoheal().AddKubernetes(options =>
            options.Connection = KubernetesConnection.FromHttpClient(new HttpClient { BaseAddress = new Uri("http://nowhere.invalid") }));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IActionCatalogue>().Descriptors;
    }
}
