using System.Text;
using Autoheal.Context;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>Models written down as the JSON of single objects; every kind that is given counts as seen completely.</summary>
internal static class ModelText
{
    public static ClusterModel Of(params (KubernetesResource Resource, string Json)[] objects)
    {
        var builder = new ClusterModelBuilder("c", ClusterFixture.Now);
        foreach (var (resource, json) in objects)
        {
            builder.AddObject(resource, Encoding.UTF8.GetBytes(json));
        }

        foreach (var kind in objects.Select(item => item.Resource.Kind).Distinct())
        {
            builder.AddCoverage(new CoverageEntry { Kind = kind, State = CoverageState.Complete, At = ClusterFixture.Now });
        }

        return builder.Build();
    }
}
