using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Cli.Clusters;

/// <summary>The catalogue of this version, for the risks of suggested actions. Its connection leads nowhere: nothing is ever asked of it.</summary>
internal static class KnownActions
{
    public static IActionCatalogue Read()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAutoheal().AddKubernetes(options =>
            options.Connection = KubernetesConnection.FromHttpClient(new HttpClient { BaseAddress = new Uri("http://nowhere.invalid") }));
        return services.BuildServiceProvider().GetRequiredService<IActionCatalogue>();
    }
}
