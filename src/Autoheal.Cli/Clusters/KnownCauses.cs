using Autoheal.Kubernetes.Client;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Cli.Clusters;

/// <summary>What the rules of this version can name. The connection leads nowhere: nothing is ever asked of it.</summary>
internal static class KnownCauses
{
    public static CauseCatalogue Read()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAutoheal().AddKubernetes(options =>
            options.Connection = KubernetesConnection.FromHttpClient(new HttpClient { BaseAddress = new Uri("http://nowhere.invalid") }));
        return services.BuildServiceProvider().GetRequiredService<CauseCatalogue>();
    }
}
