using Autoheal.Approvals;
using Autoheal.Kubernetes.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Scenarios;

/// <summary>The host of the README, compiled; a pod's account is needed to run it.</summary>
internal static class ReadmeHost
{
    public static WebApplicationBuilder Compose(string[] args)
    {
        #region readme-host
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAutoheal(options => options.StateDirectory = "/var/lib/autoheal")
            .ConfigurePolicy(policy =>
            {
                policy.AllowedNamespaces.Add("checkout");
                policy.Environments["checkout"] = "staging";
                policy.UnattendedActionsPerHour = 2;
            })
            .ConfigurePeople(people => people.People.Add(new Person { Id = "amira", Name = "Amira", Roles = ["oncall"] }))
            .AddKubernetes(kubernetes => kubernetes.Connection = KubernetesConnection.InCluster())
            .AddRule<LeaderElectionLostRule>();
        #endregion
        return builder;
    }
}
