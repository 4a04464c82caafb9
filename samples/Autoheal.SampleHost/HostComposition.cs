using System.Globalization;
using Autoheal.Approvals;
using Autoheal.Hosting.Access;
using Autoheal.Kubernetes.Client;
using Autoheal.Simulation.People;

namespace Autoheal.SampleHost;

/// <summary>The host: an ordinary ASP.NET Core application with Autoheal in it. This is the part to copy.</summary>
internal static class HostComposition
{
    public static WebApplication Build(SampleSettings settings, SampleTokens tokens, SimulatedSite? site)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{settings.Port}"));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A failure to start ends this sample with one line on standard error; the framework's stack trace would bury it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        var autoheal = builder.Services.AddAutoheal(options => options.StateDirectory = settings.StateDirectory);

        // Who may approve. Nothing runs unattended unless you say so: PolicyOptions.UnattendedActionsPerHour.
        autoheal.ConfigurePeople(people => people.People.Add(new Person { Id = SampleTokens.You, Name = "You", Roles = ["oncall"] }));

        // Who may send alerts, and for which namespaces; who may read and answer over HTTP.
        autoheal.AddHosting(hosting =>
        {
            hosting.HookTokens.Add(new HookTokenOptions { Name = "alertmanager", Token = tokens.Hook, Namespaces = { "*" } });
            hosting.PersonTokens.Add(new PersonTokenOptions { PersonId = SampleTokens.You, Token = tokens.Personal });
        });

        if (site is not null)
        {
            UseSimulatedSite(autoheal, site, settings);
        }
        else
        {
            UseRealCluster(autoheal, settings);
        }

        var app = builder.Build();
        app.MapAutoheal();
        return app;
    }

    private static void UseRealCluster(IAutohealBuilder autoheal, SampleSettings settings)
    {
        var connection = KubernetesConnection.FromKubeconfig(settings.Kubeconfig);
        autoheal.AddKubernetes(kubernetes => kubernetes.Connection = connection);
        autoheal.ConfigurePolicy(policy =>
        {
            foreach (var @namespace in settings.Namespaces)
            {
                policy.AllowedNamespaces.Add(@namespace);
            }
        });
    }

    private static void UseSimulatedSite(IAutohealBuilder autoheal, SimulatedSite site, SampleSettings settings)
    {
        // Cluster and host share one clock, so that an incident of minutes takes seconds.
        autoheal.Services.AddSingleton<TimeProvider>(site.Clock);
        autoheal.AddKubernetes(kubernetes =>
        {
            kubernetes.Connection = site.Reader;
            kubernetes.ActingConnection = site.Actor;
            kubernetes.KnownManagers.Add("ci-deployer");
        });
        autoheal.ConfigurePolicy(policy =>
        {
            policy.AllowedNamespaces.Add("*");
            if (settings.Approve == ApprovalMode.Ask)
            {
                // You think in real time.
                policy.ApprovalExpiry = TimeSpan.FromHours(12);
            }
        });
        autoheal.ConfigurePeople(people => people.People.Add(SimulatedColleague.Person));
    }
}
